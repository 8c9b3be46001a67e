import type { Account } from '#src/api/account.ts'

/** An account of which the panel tells no more than the oldest do. */
export const una: Account = {
  id: 1,
  uuid: null,
  username: 'una',
  email: 'una@example.test',
  firstName: null,
  lastName: null,
  admin: false,
  language: null,
  twoFactorEnabled: null,
}
