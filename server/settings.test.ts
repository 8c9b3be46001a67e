import { expect, test } from 'vitest'

import { readSettings } from './settings.ts'

test('has defaults', () => {
  expect(readSettings({ PORT: '' })).toEqual({
    port: 5173,
    chaos: 0,
    auth: 'session',
    frameOrigins: [],
    hosts: [],
    posture: false,
    panel: { kind: 'stand-in', database: 'data/panel.sqlite' },
  })
})

test('reads a real panel', () => {
  const settings = readSettings({
    PANEL_URL: 'https://panel.example',
    PANEL_AUTH: 'key',
    CHAOS: '10',
  })
  expect(settings).toMatchObject({ chaos: 0.1, auth: 'key', panel: { kind: 'real' } })
})

test('reads whose pages may frame it', () => {
  const text = 'https://a.example, http://b.example:8080'
  expect(readSettings({ FRAME_ORIGINS: text }).frameOrigins).toEqual([
    'https://a.example',
    'http://b.example:8080',
  ])
})

test('reads who is asked about passwords from breaches', () => {
  const breachUrl = 'https://range.example/range/'
  expect(readSettings({ BREACH_URL: breachUrl }).breachUrl).toBe(breachUrl)
})

test('reads by which names it is reached', () => {
  expect(readSettings({ HOSTS: 'Perch.example,192.0.2.1 [2001:db8::1]' }).hosts).toEqual([
    'perch.example',
    '192.0.2.1',
    '[2001:db8::1]',
  ])
})

test.each([
  [{ PANEL_URL: 'panel.example' }, 'PANEL_URL=panel.example: it is a URL'],
  [{ PANEL_URL: 'ftp://panel.example' }, 'it is a URL such as'],
  [{ PANEL_URL: 'https://panel.example/admin' }, 'without a path: https://panel.example'],
  [{ PANEL_AUTH: 'password' }, 'either session or key'],
  [{ PORT: 'http' }, 'PORT=http'],
  [{ PORT: '70000' }, 'from 0 to 65535'],
  [{ CHAOS: '101' }, 'from 0 to 100'],
  [{ FRAME_ORIGINS: 'https://panel.example/' }, 'https://panel.example/ is none'],
  [{ FRAME_ORIGINS: 'https://a.example *' }, 'and * is none'],
  [{ FRAME_ORIGINS: 'https://*.example' }, 'is none'],
  [{ FRAME_ORIGINS: "https://a.example;script-src'" }, 'is none'],
  [{ FRAME_ORIGINS: 'file:///' }, 'is none'],
  [{ FRAME_ORIGINS: 'panel.example' }, 'is none'],
  [{ HOSTS: 'https://perch.example' }, 'https://perch.example is none'],
  [{ HOSTS: 'perch.example:443' }, 'and perch.example:443 is none'],
  [{ HOSTS: '*' }, 'and * is none'],
  [{ BREACH_URL: 'range.example' }, 'BREACH_URL=range.example: it is a URL'],
  [{ BREACH_URL: 'https://*.example/range/' }, 'it is a URL'],
  [{ BREACH_URL: "https://a.example;script-src'self'/" }, 'it is a URL'],
  [{ POSTURE: 'yes' }, 'POSTURE=yes: it is on, or nothing'],
])('refuses %j in words', (env, message) => {
  expect(() => readSettings(env)).toThrow(message)
})
