import * as z from 'zod/mini'

import type { Endpoint } from './endpoint.ts'
import { problemCodes } from './problem-codes.ts'
import { booleanOrNull, item, numberOrNull, someText, textOrNull } from './wire.ts'

/** The account; `null` is what this panel does not tell. */
export type Account = {
  id: number | null
  uuid: string | null
  username: string
  email: string
  firstName: string | null
  lastName: string | null
  admin: boolean
  language: string | null
  twoFactorEnabled: boolean | null
}

const account: z.ZodMiniType<Account> = item(
  z.pipe(
    z.object({
      id: numberOrNull,
      uuid: textOrNull,
      username: someText,
      email: someText,
      first_name: textOrNull,
      last_name: textOrNull,
      admin: booleanOrNull,
      root_admin: booleanOrNull,
      language: textOrNull,
      '2fa_enabled': booleanOrNull,
    }),
    z.transform((wire) => ({
      id: wire.id,
      uuid: wire.uuid,
      username: wire.username,
      email: wire.email,
      firstName: wire.first_name,
      lastName: wire.last_name,
      admin: wire.admin ?? wire.root_admin ?? false,
      language: wire.language,
      twoFactorEnabled: wire['2fa_enabled'],
    })),
  ),
)

/** Reads the account that is signed in. */
export const accountEndpoint: Endpoint<Account> = {
  method: 'GET',
  path: '/account',
  schema: account,
}

/** Changes the e-mail address at once; a wrong password is refused at field `password`. */
export function changeEmail(change: { email: string; password: string }): Endpoint<void> {
  return {
    method: 'PUT',
    path: '/account/email',
    body: { email: change.email, password: change.password },
    schema: 'nothing',
    fieldOf: { [problemCodes.wrongPassword]: 'password' },
  }
}

/**
 * Changes the password; a wrong current one is refused at field `current_password`, the new one
 * at `password`.
 */
export function changePassword(change: { current: string; next: string }): Endpoint<void> {
  return {
    method: 'PUT',
    path: '/account/password',
    body: {
      current_password: change.current,
      password: change.next,
      password_confirmation: change.next,
    },
    schema: 'nothing',
    fieldOf: { [problemCodes.wrongPassword]: 'current_password' },
  }
}

/** What stays the same for one person on one panel: an id where the panel tells one. */
export function identity(account: Account): string {
  return account.uuid ?? account.id?.toString() ?? account.username
}
