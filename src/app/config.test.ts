import fc from 'fast-check'
import { expect, test } from 'vitest'

import { parseConfig } from './config.ts'

const origin = 'https://panel.test'
const defaults = parseConfig({}, origin)

test('without a word the page belongs to the panel at its own origin', () => {
  expect(defaults).toEqual({
    panelUrl: origin,
    apiUrl: 'https://panel.test/api/client',
    ownOrigin: true,
    baseUrl: '',
    apiBase: '/api/client',
    auth: 'session',
    panelName: 'panel.test',
    isNamed: false,
    logo: undefined,
    supportUrl: undefined,
    breachUrl: undefined,
    locale: 'en',
    theme: undefined,
    frameOrigins: [],
    posture: false,
    signInUrl: undefined,
    sections: ['profile', 'security', 'api-keys', 'ssh-keys', 'activity'],
  })
})

test('everything can be said', () => {
  const said = {
    panelUrl: 'https://games.test/panel',
    apiBase: 'https://games.test/panel/api/client/',
    auth: 'key',
    credentials: 'omit',
    panelName: 'Games',
    logo: '/brand/logo.svg',
    supportUrl: 'https://games.test/help',
    locale: 'pseudo',
    theme: 'dark',
    frameOrigins: 'https://a.test, http://b.test:8080 https://a.test',
    posture: 'on',
    signInUrl: 'https://games.test/welcome',
    breachUrl: '/range/',
    sections: ' ssh-keys, security\nssh-keys games ',
  }
  expect(parseConfig(said, origin)).toEqual({
    ...said,
    sections: ['ssh-keys', 'security'],
    isNamed: true,
    logo: 'https://panel.test/brand/logo.svg',
    breachUrl: 'https://panel.test/range/',
    apiUrl: 'https://games.test/panel/api/client',
    ownOrigin: false,
    baseUrl: 'https://games.test',
    apiBase: '/panel/api/client',
    frameOrigins: ['https://a.test', 'http://b.test:8080'],
    posture: true,
  })
})

test.each([
  ['panelUrl', ''],
  ['panelUrl', 'panel'],
  ['panelUrl', '//games.test'],
  ['panelUrl', 'javascript:alert(1)'],
  ['panelUrl', 'data:text/html,x'],
  ['apiBase', ''],
  ['apiBase', 'http://'],
  ['apiBase', 'javascript:alert(1)'],
  ['auth', 'none'],
  ['auth', 'KEY'],
  ['panelName', ''],
  ['logo', ''],
  ['logo', 'javascript:alert(1)'],
  ['logo', 'data:image/svg+xml,<svg/>'],
  ['supportUrl', ''],
  ['supportUrl', '/help'],
  ['supportUrl', 'javascript:alert(1)'],
  ['supportUrl', 'mailto:'],
  ['locale', 'xx'],
  ['theme', 'blue'],
  ['frameOrigins', '*'],
  ['frameOrigins', 'https://*.games.test'],
  ['frameOrigins', 'https://games.test/'],
  ['frameOrigins', 'https://games.test:443'],
  ['frameOrigins', 'https://una@games.test'],
  ['frameOrigins', 'games.test null file://'],
  ['signInUrl', 'javascript:alert(1)'],
  ['breachUrl', ''],
  ['breachUrl', 'data:text/plain,'],
  ['sections', ''],
  ['sections', 'games, servers'],
  ['posture', 'true'],
  ['unknown', 'x'],
])('nonsense in %s falls back: %j', (name, value) => {
  expect(parseConfig({ [name]: value }, origin)).toEqual(defaults)
})

test('one mistake costs only itself', () => {
  const config = parseConfig({ auth: 'none', panelName: 'Games', theme: 'light' }, origin)
  expect(config).toEqual({
    ...defaults,
    panelName: 'Games',
    isNamed: true,
    theme: 'light',
  })
})

test.each([
  ['/panel/api/client', '', '/panel/api/client'],
  ['api/client/', '', '/api/client'],
  ['https://panel.test/api/client', '', '/api/client'],
  ['http://panel.test/api/client', 'http://panel.test', '/api/client'],
  ['https://other.test:8443/x/', 'https://other.test:8443', '/x'],
])('the API at %s', (apiBase, baseUrl, path) => {
  expect(parseConfig({ apiBase }, origin)).toMatchObject({ baseUrl, apiBase: path })
})

test('whatever is said, the page starts, and asks over http', () => {
  const text = fc.oneof(
    fc.string(),
    fc.webUrl(),
    fc.constantFrom('http://', 'x:', '//', '\\\\'),
  )
  const dataset = fc.record(
    {
      panelUrl: text,
      apiBase: text,
      auth: text,
      panelName: text,
      locale: text,
      theme: text,
      sections: text,
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(dataset, (said) => {
      const config = parseConfig(said, origin)
      expect(config.panelUrl).toMatch(/^https?:\/\//)
      const api = new URL(config.baseUrl + config.apiBase, origin)
      expect(api.protocol).toMatch(/^https?:$/)
      expect(config.sections.length).toBeGreaterThan(0)
    }),
  )
})
