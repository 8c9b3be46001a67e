import { expect, test } from 'vitest'

import { describeSshKey } from './describe-ssh-key.ts'

const line =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl'

test('a line to copy is one line, without controls, whatever the name of the key', () => {
  const name = 'a\r\nssh-rsa evil\u0085b\u001B[2J\u0000c\u2028d'
  expect(describeSshKey(line, name)?.line).toBe(`${line} a ssh-rsa evil b [2J c d`)
})
