import fc from 'fast-check'
import { expect, test } from 'vitest'

import { parseSiteConfiguration, readSiteConfiguration } from './site-configuration.ts'
import { withPanel } from './testing/panel.ts'

const page = (script: string) =>
  `<!DOCTYPE html><html><head><title>Panel</title><script>${script}</script></head></html>`

/** As Laravel's `json_encode` writes it. */
const encoded = (value: unknown) => JSON.stringify(value).replaceAll('/', '\\/')

test.each([
  // recording `sessions.captcha.on.login-page`
  [
    { name: 'Pterodactyl', locale: 'en', recaptcha: { enabled: true, siteKey: '6Lc' } },
    { name: 'Pterodactyl', captcha: true },
  ],
  [
    { name: 'Pterodactyl', locale: 'en', recaptcha: { enabled: false, siteKey: '6Lc' } },
    { name: 'Pterodactyl', captcha: false },
  ],
  [
    { name: 'Pyro', captcha: { enabled: true, provider: 'turnstile' } },
    { name: 'Pyro', captcha: true },
  ],
  [{ locale: 'en' }, { name: null, captcha: false }],
  [
    { name: 7, recaptcha: 'yes' },
    { name: null, captcha: false },
  ],
])('%j is read', (configuration, read) => {
  const script = `\n window.PterodactylUser = {};\n window.SiteConfiguration = ${encoded(configuration)};\n other({})`
  expect(parseSiteConfiguration(page(script))).toEqual(read)
})

test('whatever a panel is called', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 100, unit: 'binary' }), (name) => {
      fc.pre(name.trim() !== '')
      const script = `window.SiteConfiguration=${encoded({ name })};window.x={a:"}"}`
      expect(parseSiteConfiguration(page(script))?.name).toBe(name.trim())
    }),
  )
})

test.each([
  '',
  page(''),
  page('window.SiteConfiguration = null'),
  page('window.SiteConfiguration = {'),
  page('window.SiteConfiguration = {name: "not JSON"}'),
  page('window.SiteConfiguration = {"name": alert(1)}'),
])('nothing is made of %j', (html) => {
  expect(parseSiteConfiguration(html)).toBeNull()
})

const signal = new AbortController().signal
const site = page('window.SiteConfiguration = {"name":"Games"}')

/** A client of a panel at `baseUrl` that gives this answer, and what it is asked. */
const panelAt = (baseUrl: string, answer: Response) => withPanel(() => answer, { baseUrl })

test('a panel at this origin is asked, with the page as its Referer', async () => {
  const { client, sent } = panelAt('', new Response(site))
  expect(await readSiteConfiguration(client, signal)).toEqual({
    name: 'Games',
    captcha: false,
  })
  expect(sent).toMatchObject([
    { path: 'https://panel.example/auth/login', init: { referrerPolicy: 'same-origin' } },
  ])
})

test('a panel at another origin is not', async () => {
  const { client, sent } = panelAt('https://other.test', new Response(site))
  expect(await readSiteConfiguration(client, signal)).toBeNull()
  expect(sent).toEqual([])
})

test('somebody signed in is led elsewhere, and what is there says nothing', async () => {
  const redirected = Object.defineProperty(new Response(site), 'redirected', {
    value: true,
  })
  const { client } = panelAt('', redirected)
  expect(await readSiteConfiguration(client, signal)).toBeNull()
  const { client: down } = panelAt('', new Response(site, { status: 503 }))
  expect(await readSiteConfiguration(down, signal)).toBeNull()
})
