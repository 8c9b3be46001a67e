import { expect, test } from 'vitest'

import { english } from '#src/test/host.ts'

import { ApiKeyDraft } from './draft.ts'

const t = await english('api-key-create')

/** What is said of the addresses when the form is sent with this in its input. */
function saidOf(pending: string): string | null {
  const { error } = ApiKeyDraft.safeParse({ description: 'Bot', addresses: [], pending })
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
