import * as z from 'zod/mini'

import type { Endpoint } from './endpoint.ts'
import { problemCodes } from './problem-codes.ts'
import { arranged, isObject, item, someText, textOrNull, unwrap } from './wire.ts'

/** A pending secret, in whichever form this panel tells it (contract rule 0.3). */
export type TwoFactorSetup = {
  /** `otpauth://…`, to be drawn as a QR code here and nowhere else. */
  uri: string | null
  /** Base32. */
  secret: string | null
  /** A `data:image/…` URL with a picture that the panel drew. */
  picture: string | null
  /** An `http(s)` address where the panel shows the code. */
  link: string | null
}

function secretIn(uri: string): string | null {
  const query = uri.split('?')[1] ?? ''
  return new URLSearchParams(query).get('secret') || null
}

const setup: z.ZodMiniType<TwoFactorSetup> = item(
  z
    .pipe(
      z.object({ image_url_data: textOrNull, otp_url: textOrNull, secret: textOrNull }),
      z.transform((wire): TwoFactorSetup => {
        const image = (wire.image_url_data ?? wire.otp_url ?? '').trim()
        const uri = /^otpauth:\/\//i.test(image) ? image : null
        return {
          uri,
          secret: wire.secret || (uri ? secretIn(uri) : null),
          picture: /^data:image\//i.test(image) ? image : null,
          link: /^https?:\/\//i.test(image) ? image : null,
        }
      }),
    )
    .check(z.refine((found) => Object.values(found).some((part) => part !== null))),
)

const recoveryCodes: z.ZodMiniType<string[]> = arranged(
  (body) => {
    const inner = unwrap(body)
    const tokens = isObject(inner) ? (inner['tokens'] ?? inner['data']) : inner
    return Array.isArray(tokens) ? tokens.filter((code) => code !== '') : tokens
  },
  z.array(someText).check(z.minLength(1)),
)

/**
 * Makes a new pending secret; the one before it is void. A write, though it is a GET: never
 * prefetch, repeat or poll it. Refused with `problemCodes.twoFactorEnabled` when two-factor is on.
 */
export const twoFactorSetupEndpoint: Endpoint<TwoFactorSetup> = {
  method: 'GET',
  path: '/account/two-factor',
  schema: setup,
  write: true,
  secret: true,
  feature: 'twoFactor',
}

/**
 * Turns two-factor on and returns the recovery codes, told this once; refused at `code` or
 * `password`. While it is on, replaces the recovery codes (recording `story.2fa.replace-codes`).
 */
export function enableTwoFactor(proof: {
  code: string
  password: string
}): Endpoint<string[]> {
  return {
    method: 'POST',
    path: '/account/two-factor',
    body: { code: proof.code, password: proof.password },
    schema: recoveryCodes,
    secret: true,
    feature: 'twoFactor',
    fieldOf: { [problemCodes.wrongPassword]: 'password', [problemCodes.wrongCode]: 'code' },
  }
}
