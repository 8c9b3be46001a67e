import { expect, test } from './fixtures.ts'

test('how to connect: the command, the lines of the configuration and the link of each server', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  panel.control.createServer(account.id, {
    name: 'Survival',
    identifier: '1a7ce997',
    sftp: { ip: 'node1.example', port: 2022 },
  })
  panel.control.createServer(account.id, {
    name: '<b>Factory</b>',
    identifier: '0f00beef',
    sftp: { ip: '2001:db8:7::2022', port: 22 },
  })
  await signedIn()
  await page.goto('/ssh-keys')
  const servers = page.getByRole('list', { name: 'Servers' }).getByRole('listitem')
  const first = servers.filter({ hasText: 'Survival' })
  await expect(first).toContainText(
    `sftp -P 2022 ${account.username}.1a7ce997@node1.example`,
  )
  await first.getByText('Other ways').click()
  await expect(first).toContainText('Host survival')
  await expect(
    first.getByRole('link', { name: 'Open in an SFTP program' }),
  ).toHaveAttribute('href', `sftp://${account.username}.1a7ce997@node1.example:2022`)
  await expect(servers.filter({ hasText: '<b>Factory</b>' })).toContainText(
    `sftp -P 22 '${account.username}.0f00beef@[2001:db8:7::2022]'`,
  )
})

test('a server of somebody else’s: its owner decides, and it says so', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  const sftp = { ip: 'node1.example', port: 2022 }
  const others = { name: 'Of a friend', identifier: '2b7ce998', sftp, owned: false }
  panel.control.createServer(account.id, others)
  panel.control.createServer(account.id, { name: 'Survival', identifier: '3c7ce999', sftp })
  await signedIn()
  await page.goto('/ssh-keys')
  const servers = page.getByRole('list', { name: 'Servers' }).getByRole('listitem')
  const condition = 'it works if its owner lets you use SFTP'
  const of = servers.filter({ hasText: 'Of a friend' })
  await expect(of).toContainText(`somebody else’s: ${condition}`)
  await expect(of).toContainText(`${account.username}.2b7ce998@node1.example`)
  await expect(servers.filter({ hasText: 'Survival' })).not.toContainText(condition)
})

test('without servers it says what will stand there, and how to make a key', async ({
  page,
  signedIn,
}) => {
  await signedIn()
  await page.goto('/ssh-keys')
  await expect(page.getByText('You have no servers on this panel')).toBeVisible()
  const make = page.getByRole('region', { name: 'Make a key on your computer' })
  await expect(
    make.getByText('ssh-keygen -t ed25519').filter({ visible: true }),
  ).toHaveCount(1)
})
