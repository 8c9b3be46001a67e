import { expect, test } from 'vitest'

import type { SshKey } from '#src/api/ssh-keys.ts'

import { arrangeSshKeys, findSshKeys } from './arrange.ts'

/** `AAAAB3NzaC1yc2E` and little more: RSA, and short. */
const shortRsa = 'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAA'

const key = (name: string, rest: Partial<SshKey> = {}): SshKey => ({
  name,
  fingerprint: name,
  publicKey: '',
  createdAt: 0,
  ...rest,
})
const names = (keys: readonly SshKey[]) => keys.map(({ fingerprint }) => fingerprint)

test('what was added last is first, also within one second, and what has no date is last', () => {
  const { keys } = arrangeSshKeys([
    key('none', { createdAt: null }),
    key('one', { createdAt: 1000 }),
    key('two', { createdAt: 2000 }),
    key('three', { createdAt: 2000 }),
  ])
  expect(names(keys)).toEqual(['three', 'two', 'one', 'none'])
})

test('what wants attention is before it, the worst first', () => {
  const { keys, sharing, marks } = arrangeSshKeys([
    key('weak', { publicKey: shortRsa }),
    key('first pc', { name: 'pc' }),
    key('other'),
    key('second pc', { name: 'pc' }),
  ])
  expect(names(keys)).toEqual(['weak', 'second pc', 'first pc', 'other'])
  expect(names([...sharing])).toEqual(['first pc', 'second pc'])
  expect(keys.map((each) => marks.get(each))).toEqual([
    'short-rsa',
    'same-name',
    'same-name',
    undefined,
  ])
})

test('a search finds names and fingerprints, as ssh-keygen writes them', () => {
  const keys = [key('Laptop', { fingerprint: 'abc/+' }), key('Büro')]
  expect(names(findSshKeys(keys, 'lap'))).toEqual(['abc/+'])
  expect(names(findSshKeys(keys, 'SHA256:abc/+'))).toEqual(['abc/+'])
  expect(names(findSshKeys(keys, 'buro'))).toEqual(['Büro'])
  expect(findSshKeys(keys, '')).toHaveLength(2)
  expect(findSshKeys(keys, 'phone')).toHaveLength(0)
})
