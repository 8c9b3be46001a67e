import type { Page } from '@playwright/test'

import { injections } from '../panel/testing/injections.ts'
import { expect, test } from './fixtures.ts'
import { apiKeysPage, openRow, publicKeys, sshKeysPage } from './key-places.ts'

/** The first of each kind, for the run of every day. */
const first = injections.filter(
  ({ kind }, at) => injections.findIndex((each) => each.kind === kind) === at,
)

/** One of them, with the sign that turns its direction. */
const raw = '\u202Egnp.exe'

/** The same as it is to be read. */
const shown = '‹U+202E›gnp.exe'

/** What any of them has made of the page: nothing, when all of them are text. */
const made = (page: Page) =>
  page.evaluate(() => {
    const holes = [
      ...document.querySelectorAll(
        'body script, iframe, object, embed, img, math, base, #made, form[action], body style, [autofocus], [srcdoc]',
      ),
    ].map(({ outerHTML }) => outerHTML.slice(0, 80))
    for (const element of document.querySelectorAll('*'))
      for (const { name, value } of element.attributes) {
        if (name.startsWith('on')) holes.push(`${name} on ${element.localName}`)
        if (
          name === 'href' &&
          /^(?:javascript|data|vbscript|blob|file):/i.test(value.trim())
        )
          holes.push(value)
      }
    if ('polluted' in {}) holes.push('the prototype of all objects')
    return holes
  })

for (const [name, list] of [
  ['one of each kind', first],
  ['every one', injections],
] as const) {
  test(`injections in what a panel stores are text on every page: ${name}`, async ({
    page,
    context,
    panel,
    account,
    signedIn,
    served,
  }) => {
    const foreign: string[] = []
    context.on('request', (request) => {
      const { protocol, origin } = new URL(request.url())
      if (protocol !== 'blob:' && origin !== served.origin) foreign.push(request.url())
    })
    page.on('dialog', (dialog) => {
      foreign.push(`a dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    const now = panel.control.now()
    const timestamp = now - 2000
    const { control } = panel
    const ip = '192.0.2.1'
    for (const { text } of list) {
      control.createApiKey(account.id, { description: text, allowedIps: [text] })
      control.createServer(account.id, { name: text, sftp: { ip: text, port: 22 } })
      control.addActivity(account.id, [
        {
          event: text,
          timestamp,
          ip: text,
          description: text,
          properties: { [text]: text },
        },
        {
          event: 'user:account.email-changed',
          timestamp,
          ip,
          properties: { old: text, new: text },
        },
        { event: 'auth:success', timestamp, ip, properties: { useragent: text } },
        { event: 'auth:ip-blocked', timestamp, ip, properties: { identifier: text } },
      ])
    }
    // The newest: events of one moment stand in any order, and a page of the feed holds fifty.
    control.addActivity(account.id, [
      { event: 'auth:success', timestamp: now, ip, properties: { raw } },
    ])
    control.createSshKey(account.id, {
      name: raw,
      publicKey: publicKeys.first,
    })
    await signedIn()
    const open = async (path: string, heading: string) => {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
    }

    await open('/api-keys', 'API keys')
    const keys = apiKeysPage(page)
    await expect(keys.rows).toHaveCount(list.length)
    await expect(keys.list).toContainText(shown)
    for (const row of await keys.rows.all())
      await expect(await openRow(row)).toContainText('Works from')
    const details = keys.list.getByRole('definition')
    await expect(details.filter({ hasText: shown }).first()).toBeVisible()
    await keys.selectAll.check()
    await keys.deletePicked.click()
    await expect(page.getByRole('alertdialog')).toContainText(shown)
    expect(await made(page)).toEqual([])

    await open('/ssh-keys', 'SSH keys')
    const sshKeys = sshKeysPage(page)
    await expect(sshKeys.list).toContainText(shown)
    await expect(await openRow(sshKeys.rows.first())).toContainText('SHA256:')
    await expect(page.getByRole('region', { name: 'Connect' })).toContainText(shown)
    expect(await made(page)).toEqual([])

    await open('/security', 'Security')
    await expect(page.getByText(/API keys?$/).first()).toBeVisible()
    expect(await made(page)).toEqual([])

    await open('/activity', 'Activity')
    const events = page.getByRole('main').getByRole('listitem')
    await expect(events.filter({ hasText: 'Email changed from' }).first()).toBeVisible()
    const rows = events.filter({ has: page.locator('summary') })
    for (const row of await rows.all()) await row.locator('summary').first().click()
    await expect(page.getByRole('cell', { name: shown }).first()).toBeVisible()
    expect(await made(page)).toEqual([])

    await open(
      `/activity/not-me?since=${new Date(timestamp - 60_000).toISOString()}`,
      'Secure your account',
    )
    const ticks = page.getByRole('list', { name: 'Steps' }).getByRole('checkbox')
    await expect(ticks.nth(3)).toBeVisible()
    expect(await made(page)).toEqual([])
    expect(foreign).toEqual([])
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth),
    ).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0)
  })
}
