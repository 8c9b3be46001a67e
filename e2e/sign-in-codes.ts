import { Secret, TOTP, URI } from 'otpauth'

import type { Panel } from '../panel/types.ts'

/**
 * What an authenticator app shows at a time. Throws when it could not be set up with this.
 *
 * @param setUp the secret in base 32, as it is typed (blanks do no harm), or the `otpauth://` link of a QR code
 * @param at milliseconds since 1970
 */
export function codeAt(setUp: string, at: number): string {
  return authenticator(setUp).generate({ timestamp: at })
}

/** The code after the one of now: other than that, and taken already by panels that allow for clocks that differ. */
export function nextCode(setUp: string, now: number = Date.now()): string {
  const app = authenticator(setUp)
  return app.generate({ timestamp: now + app.period * 1000 })
}

/** Milliseconds until the code of `at` is replaced. */
export function codeLasts(setUp: string, at: number = Date.now()): number {
  const { period } = authenticator(setUp)
  return period * 1000 - (at % (period * 1000))
}

/** Sets the panel's clock back to the beginning of a period, so that none ends in the middle of a story. */
export function settle(panel: Panel): void {
  const period = 30_000
  panel.control.set({ clockOffset: 0 })
  panel.control.set({ clockOffset: 2000 - (panel.control.now() % period) })
}

function authenticator(setUp: string): TOTP {
  if (!setUp.startsWith('otpauth:'))
    return new TOTP({ secret: Secret.fromBase32(setUp.replaceAll(/\s/g, '')) })
  const read = URI.parse(setUp)
  if (!(read instanceof TOTP)) throw new Error('The link is for codes without a clock')
  return read
}
