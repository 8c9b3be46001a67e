import type { TwoFactorSetup } from '#src/api/two-factor.ts'

/** The URI that a QR code and the link hold; the panel's own with the secret in it, or one made of the secret. `null` without either. */
export function entryUri(
  { uri, secret }: TwoFactorSetup,
  issuer: string,
  account: string,
): string | null {
  if (uri && /[?&]secret=[^&]/i.test(uri)) return uri
  if (!secret) return uri
  if (uri) return `${uri}${uri.includes('?') ? '&' : '?'}secret=${secret}`
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}`
}
