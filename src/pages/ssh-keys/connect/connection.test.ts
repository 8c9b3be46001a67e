import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { Server } from '#src/api/servers.ts'

import { serverAddress, aliasesOf, connectionTo, isTold } from './connection.ts'

const server = (rest: Partial<Server> = {}): Server => ({
  name: 'Survival',
  identifier: '1a7ce997',
  node: null,
  sftp: { host: 'node1.example', port: 2022 },
  owned: true,
  ...rest,
})

test('a server is reached by command, by configuration and by link', () => {
  expect(connectionTo(server(), 'una.user', 'survival')).toEqual({
    command: 'sftp -P 2022 una.user.1a7ce997@node1.example',
    config: [
      'Host survival',
      '    HostName node1.example',
      '    Port 2022',
      '    User una.user.1a7ce997',
    ].join('\n'),
    link: 'sftp://una.user.1a7ce997@node1.example:2022/',
    user: 'una.user.1a7ce997',
    host: 'node1.example',
    port: 2022,
    bracketed: 'node1.example',
    quickconnect: 'sftp://una.user.1a7ce997@node1.example:2022',
  })
})

test('an address has what it must not hold encoded, but for the program that does not decode it', () => {
  const found = connectionTo(server(), 'una+x@mail.example', 'a')
  expect(found?.link).toBe('sftp://una%2Bx%40mail.example.1a7ce997@node1.example:2022/')
  expect(found?.quickconnect).toBe('sftp://una+x@mail.example.1a7ce997@node1.example:2022')
})

test('an IPv6 address stands in brackets where a port or a path could follow', () => {
  const found = connectionTo(
    server({ sftp: { host: '2001:db8::7', port: 22 } }),
    'una',
    'a',
  )
  expect(found?.command).toBe("sftp -P 22 'una.1a7ce997@[2001:db8::7]'")
  expect(found?.config).toContain('HostName 2001:db8::7\n')
  expect(found?.link).toBe('sftp://una.1a7ce997@[2001:db8::7]:22/')
  expect(found).toMatchObject({ host: '2001:db8::7', bracketed: '[2001:db8::7]' })
  expect(serverAddress({ host: '2001:db8::7', port: 22 })).toBe('[2001:db8::7]:22')
})

test.for(['-oProxyCommand=x', 'a b', "a'b", 'a$(id)', 'a\nb', '', 'a;b', '*'])(
  'nothing is made of the host or user %j',
  (odd) => {
    expect(connectionTo(server({ sftp: { host: odd, port: 22 } }), 'una', 'a')).toBe(null)
    if (odd) expect(connectionTo(server(), odd, 'a')).toBe(null)
  },
)

test('without SFTP details there is no way to connect', () => {
  expect(connectionTo(server({ sftp: null }), 'una', 'a')).toBe(null)
})

test('whether the panel tells where files are is no question of who asks', () => {
  expect(isTold(server())).toBe(true)
  expect(isTold(server({ sftp: null }))).toBe(false)
  expect(isTold(server({ sftp: { host: 'a\u3164b', port: 22 } }))).toBe(false)
})

test('servers are told apart by their aliases', () => {
  const servers = [
    server({ name: 'Überleben 2 🏰' }),
    server({ name: '🏰', identifier: 'd3aac109' }),
    server({ name: 'Same', identifier: '00000001' }),
    server({ name: 'same!', identifier: '00000002' }),
  ]
  expect(aliasesOf(servers)).toEqual([
    'uberleben-2',
    'd3aac109',
    'same-00000001',
    'same-00000002',
  ])
})

test('whatever the names are, the command has the four words that are meant', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (name, host, username) => {
      const odd = server({ name, sftp: { host, port: 2022 } })
      const [alias = ''] = aliasesOf([odd])
      expect(alias).toMatch(/^[a-z0-9-]+$/)
      const found = connectionTo(odd, username, alias)
      if (!found) return
      const words = found.command.split(' ')
      expect(words.slice(0, 3)).toEqual(['sftp', '-P', '2022'])
      expect(words).toHaveLength(4)
      expect(words[3]).not.toMatch(/["`$\\;&|<>()*?!#\n\t]/)
      expect(found.config.split('\n')).toHaveLength(4)
    }),
    { numRuns: 1000 },
  )
})

test.each(['\u3164', '\u115F', '\u1160', '\uFFA0'])(
  'a letter that nobody sees makes no command: %j',
  (filler) => {
    const sftp = { host: `node${filler}.example.test`, port: 2022 }
    expect(connectionTo(server({ sftp }), 'una', 'a')).toBeNull()
    expect(connectionTo(server({}), `una${filler}`, 'a')).toBeNull()
  },
)
