import { expect, test } from 'vitest'

import type { ApiKey } from '#src/api/api-keys.ts'
import { english } from '#src/test/host.ts'

import { addressesOf, ApiKeyDraft } from './draft.ts'

const t = await english('api-key-create')

/** What is said of the addresses when the form is sent with this in its input. */
function saidOf(pending: string): string | null {
  const { error } = ApiKeyDraft.safeParse({
    description: 'Bot',
    reviewOn: '',
    addresses: [],
    pending,
  })
  const key = error?.issues[0]?.message
  return key === undefined ? null : t(key as 'apiKeyCreate.star')
}

test.each([
  ['10.0.0.0/33', /too large: at most 32/],
  ['10.0.0.9-10.0.0.1', /swap them/],
  ['2001:db8::1-10.0.0.1', /both ends in one kind/],
  ['172.16.0.0/255.255.0.0', /number of bits.*not a netmask/],
  ['10.0.0.1-9', /end of the range in full/],
  ['*', /0\.0\.0\.0 to 0\.0\.0\.255: nobody would come in/],
  ['12345', /takes this for something else/],
  ['10.0.0.1-2001:db8::1', /takes this for something else/],
  ['panel.example', /Names do not work here/],
  ['192.0.2.1:80', /Leave out the port/],
  ['[2001:db8::1]', /Leave out the brackets/],
  ['http://10.0.0.1', /without http/],
  ['010.1.2.3', /Leave out the zeros/],
  ['999.1.1.1', /at most 255/],
  ['10.0.0', /This is no address/],
])('%s is not sent, and why is said', (pending, words) => {
  expect(saidOf(pending)).toMatch(words)
})

test.each(['', '10.1.2.3', '10.1.2.0/24', '172.16.0.0 255.255.0.0', '2001:db8::*'])(
  '%s is sent',
  (pending) => expect(saidOf(pending)).toBeNull(),
)

const old = (...allowedIps: string[]): ApiKey => ({
  identifier: 'ptlc_one',
  description: 'one',
  allowedIps,
  createdAt: 0,
  lastUsedAt: 0,
})

test.each([
  ['one that is not in the list', '203.0.113.53', ['10.0.0.0/8', '203.0.113.53']],
  ['one with colons', '2001:db8::1', ['10.0.0.0/8', '2001:db8::1']],
  ['one that is in the list', '10.0.0.0/8', ['10.0.0.0/8']],
  ['a network', '0.0.0.0/0', ['10.0.0.0/8']],
  ['a number that the panel takes for an address', '12345', ['10.0.0.0/8']],
  ['no address', '<img src=x>', ['10.0.0.0/8']],
  ['none', null, ['10.0.0.0/8']],
])('to the addresses of a key comes what an address says: %s', (_, add, together) => {
  expect(addressesOf(old('10.0.0.0/8'), add)).toEqual(together)
})

test('a key that works from everywhere is not bound to the one address that comes', () => {
  expect(addressesOf(old(), '203.0.113.53')).toEqual([])
  expect(addressesOf(null, '203.0.113.53')).toEqual([])
})
