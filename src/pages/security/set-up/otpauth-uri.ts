import type { TwoFactorSetup } from '#src/api/two-factor.ts'

/** As a part of a URI; halves of characters, which JSON can carry, become U+FFFD instead of an exception. */
const encode = (text: string) => encodeURIComponent(text.toWellFormed())

/** A panel's URI with the secret in its query. What else it says stays as written: panels encode twice, or badly. */
function withSecret(uri: string, secret: string): string {
  const [, label = '', query = '', hash = ''] =
    /^([^?#]*)(?:\?([^#]*))?(.*)$/s.exec(uri) ?? []
  const parameters = query.split('&').filter((each) => each !== '')
  if (parameters.some((each) => /^secret=./is.test(each))) return uri
  // An empty one would be the first that an app finds.
  const others = parameters.filter((each) => !/^secret=?$/i.test(each))
  return `${label}?${[...others, `secret=${encode(secret)}`].join('&')}${hash}`
}

/** The URI that a QR code and the link hold; the panel's own with the secret in it, or one made of the secret. `null` without either. Never throws. */
export function entryUri(
  { uri, secret }: TwoFactorSetup,
  issuer: string,
  account: string,
): string | null {
  const whole = uri?.toWellFormed()
  if (!secret) return whole ?? null
  if (whole) return withSecret(whole, secret)
  const label = `${encode(issuer)}:${encode(account)}`
  return `otpauth://totp/${label}?secret=${encode(secret)}&issuer=${encode(issuer)}`
}

/** What version 40 at level M holds, in bytes (ISO/IEC 18004, table 7). */
const mostBytes = 2331

/** Whether a QR code can hold this. */
export function fitsQrCode(uri: string): boolean {
  return new TextEncoder().encode(uri).length <= mostBytes
}
