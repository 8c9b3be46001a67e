// The slim build: the same synchronous hashes here, in tests and where there is no secure context.
import { Secret, TOTP } from 'otpauth/slim'

import type { Totp } from './totp.ts'

/** A code, and how many periods after `at` it is shown (negative: before). */
export type CodeAt = { step: number; code: string }

/**
 * The codes of an entry around an instant (`at`, in milliseconds since 1970), nearest first and the earlier of two
 * equally near: 0, -1, 1, -2 … up to `steps` periods away. Computed one at a time, as they are asked for. RFC 6238.
 */
export function* codesAround(totp: Totp, at: number, steps: number): Generator<CodeAt> {
  const { digits, period, algorithm } = totp
  const secret = Secret.fromBase32(totp.secret)
  for (let distance = 0; distance <= steps; distance++) {
    for (const step of distance === 0 ? [0] : [-distance, distance]) {
      const timestamp = at + step * period * 1000
      // There was no code before 1970.
      if (timestamp < 0) continue
      yield { step, code: TOTP.generate({ secret, algorithm, digits, period, timestamp }) }
    }
  }
}
