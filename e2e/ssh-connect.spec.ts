import type { Page } from '@playwright/test'

import type { NewServer, Panel, PanelAccount } from '../panel/types.ts'
import { expect, test } from './fixtures.ts'
import { openRow, publicKeys, serversOf, sshAddPage } from './key-places.ts'
import { tabTo } from './keyboard.ts'

const sftp = { ip: 'node1.example', port: 2022 }

/** The page with such servers. */
async function openServers(
  { page, panel, account }: { page: Page; panel: Panel; account: PanelAccount },
  ...servers: readonly (NewServer & { identifier: string })[]
) {
  for (const server of servers) panel.control.createServer(account.id, server)
  await page.goto('/ssh-keys')
  const { table } = serversOf(page)
  await expect(table).toBeVisible()
  return serversOf(page)
}

test.beforeEach(async ({ signedIn }) => signedIn())

test('how to connect: the command, the lines of the configuration and the link of each server', async ({
  page,
  panel,
  account,
}) => {
  const { row } = await openServers(
    { page, panel, account },
    { name: 'Survival', identifier: '5a7ce997', sftp },
    {
      name: '<b>Factory</b>',
      identifier: '5f00beef',
      sftp: { ip: '2001:db8:7::2022', port: 22 },
    },
  )
  await expect(row('Survival')).toContainText('node1.example:2022')
  await expect(row('<b>Factory</b>')).toContainText('[2001:db8:7::2022]:22')
  const first = await openRow(row('Survival'))
  await expect(first).toContainText(
    `sftp -P 2022 ${account.username}.5a7ce997@node1.example`,
  )
  await first.getByRole('button', { name: '~/.ssh/config' }).click()
  await expect(first).toContainText('Host survival')
  await expect(
    first.getByRole('link', { name: 'Open in an SFTP program' }),
  ).toHaveAttribute('href', `sftp://${account.username}.5a7ce997@node1.example:2022/`)
  const second = await openRow(row('<b>Factory</b>'))
  await expect(second).toContainText(
    `sftp -P 22 '${account.username}.5f00beef@[2001:db8:7::2022]'`,
  )
  // One is open at a time, and the way that was chosen is that of the next one.
  await expect(first).toBeHidden()
  await expect(second).toContainText('Host b-factory-b')
})

test('a server of somebody else’s: its owner decides, and it says so', async ({
  page,
  panel,
  account,
}) => {
  const { row } = await openServers(
    { page, panel, account },
    { name: 'Of a friend', identifier: '2b7ce998', sftp, owned: false },
    { name: 'Survival', identifier: '3c7ce999', sftp },
  )
  const condition = 'it works if its owner lets you use SFTP'
  await expect(row('Of a friend')).toContainText('Somebody else’s')
  const of = await openRow(row('Of a friend'))
  await expect(of).toContainText(`somebody else’s: ${condition}`)
  await expect(of).toContainText(`${account.username}.2b7ce998@node1.example`)
  await expect(row('Survival')).not.toContainText('Somebody else’s')
  await expect(await openRow(row('Survival'))).not.toContainText(condition)
})

test('without servers it says what will stand there', async ({ page }) => {
  await page.goto('/ssh-keys')
  await expect(page.getByText('You have no servers on this panel')).toBeVisible()
})

test('who has no key yet is told how to make one where it goes', async ({ page }) => {
  await page.goto('/ssh-keys/add')
  const { form, key } = sshAddPage(page)
  const command = form.getByText('ssh-keygen -t ed25519')
  await expect(command).toBeHidden()
  await form.getByText('No key yet?').click()
  await expect(command).toBeVisible()
  await form.getByRole('button', { name: 'Windows' }).click()
  await expect(form.getByText('Open PowerShell.')).toBeVisible()
  await expect(form.getByText('Get-Content')).toBeVisible()
  await key.fill(publicKeys.first)
  await expect(command).toBeHidden()
})

test(
  'each field of a program is copied as it stands',
  { tag: '@chromium' },
  async ({ page, panel, account, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const { row, copied } = await openServers(
      { page, panel, account },
      { name: 'Factory', identifier: '0f00bee0', sftp: { ip: '2001:db8::7', port: 2022 } },
    )
    const opened = await openRow(row('Factory'))
    const user = `${account.username}.0f00bee0`
    const fields = {
      WinSCP: {
        'File protocol': 'SFTP',
        'Host name': '2001:db8::7',
        'Port number': '2022',
        'User name': user,
        'Session URL': `sftp://${user}@[2001:db8::7]:2022/`,
      },
      FileZilla: {
        Protocol: 'SFTP - SSH File Transfer Protocol',
        Host: '[2001:db8::7]',
        Port: '2022',
        User: user,
        Quickconnect: `sftp://${user}@[2001:db8::7]:2022`,
      },
    }
    const copy = opened.getByRole('button', { name: 'Copy command for Factory' })
    await copy.click()
    await expect.poll(copied).toBe(`sftp -P 2022 '${user}@[2001:db8::7]'`)
    for (const [program, values] of Object.entries(fields)) {
      await opened.getByRole('button', { name: program }).click()
      for (const [label, value] of Object.entries(values)) {
        await opened
          .getByRole('button', { name: `Copy ${label} for Factory`, exact: true })
          .click()
        await expect.poll(copied).toBe(value)
        await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeAttached()
      }
    }
  },
)

test('a server is found, opened and read with the keyboard alone', async ({
  page,
  panel,
  account,
}) => {
  const servers = Array.from({ length: 8 }, (_, at) => ({
    name: `Server ${at}`,
    identifier: `0000000${at}`,
    sftp,
  }))
  const { table, rows, row, search } = await openServers(
    { page, panel, account },
    ...servers,
  )
  await tabTo(page, search)
  await page.keyboard.type('server 5')
  await expect(rows).toHaveCount(1)
  await tabTo(page, row('Server 5').getByRole('button'))
  await page.keyboard.press('Enter')
  await tabTo(page, 'FileZilla')
  await page.keyboard.press('Space')
  await tabTo(page, 'Copy User for Server 5')
  await expect(
    table
      .getByRole('definition')
      .getByText(`${account.username}.00000005`, { exact: true }),
  ).toBeVisible()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true })

  test('nothing sticks out, and what is pressed is as large as a finger', async ({
    page,
    panel,
    account,
  }) => {
    const { row, table } = await openServers(
      { page, panel, account },
      {
        name: 'A server with a name that goes on for longer than a phone is wide',
        identifier: '0000000a',
        sftp: {
          ip: 'node-with-a-long-name.frankfurt-am-main.eu-central.hosting.example',
          port: 2022,
        },
      },
    )
    const opened = await openRow(row('A server'))
    for (const way of ['WinSCP', 'FileZilla', '~/.ssh/config']) {
      await opened.getByRole('button', { name: way }).click()
      expect(await page.evaluate(() => document.scrollingElement?.scrollWidth)).toBe(320)
      const edge = (await table.boundingBox())?.width ?? 0
      for (const button of await opened.getByRole('button').all()) {
        const box = await button.boundingBox()
        expect(box?.height, await button.innerText()).toBeGreaterThanOrEqual(44)
        // A word that breaks makes it higher.
        expect(box?.height, await button.innerText()).toBeLessThan(60)
        expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(edge + 16)
      }
      // Lines that stick out of what they stand in are hidden, and nobody scrolls there.
      const hidden = await opened
        .locator('pre, code')
        .evaluateAll(
          (all) => all.filter((each) => each.scrollWidth > each.clientWidth + 1).length,
        )
      expect(hidden).toBe(0)
    }
  })
})
