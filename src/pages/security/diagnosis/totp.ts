/** An entry in somebody's authenticator app. */
export type Totp = {
  /** Who the entry is for ("Nimbus Hosting"); `null` when the panel told none. */
  issuer: string | null
  /** Whose it is, mostly an address; `null` when the panel told none. */
  account: string | null
  /** How many digits a code has, 6 to 8. */
  digits: number
  /** How long a code is shown, in seconds. */
  period: number
  algorithm: Algorithm
  /** Base32 in capitals, without blanks or padding. */
  secret: string
}

const algorithms = ['SHA1', 'SHA256', 'SHA512'] as const
type Algorithm = (typeof algorithms)[number]

/** A secret as apps take it: however it is grouped, padded or written. `null` when it is not base32. */
function cleanSecret(written: string | null): string | null {
  const secret = (written ?? '').replace(/[\s\p{Pd}=]/gu, '').toUpperCase()
  return /^[A-Z2-7]{2,}$/.test(secret) ? secret : null
}

/** A whole number between `least` and `most`; `usual` when nothing is written, `null` when something else is. */
function wholeNumber(
  written: string | null,
  usual: number,
  [least, most]: readonly [number, number],
): number | null {
  if (!written) return usual
  const number = /^\d{1,5}$/.test(written) ? Number(written) : Number.NaN
  return number >= least && number <= most ? number : null
}

function algorithmNamed(written: string | null): Algorithm | null {
  if (!written) return 'SHA1'
  const name = written.toUpperCase().replace('-', '')
  return algorithms.find((algorithm) => algorithm === name) ?? null
}

function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return encoded
  }
}

/** "Issuer:account" or just "account", as the label of a key URI has it. */
function readLabel(encoded: string) {
  const label = decode(encoded)
  const colon = label.indexOf(':')
  const issuer = colon < 0 ? '' : label.slice(0, colon)
  return { issuer: issuer.trim() || null, account: label.slice(colon + 1).trim() || null }
}

/** Type, label and query. Not by `URL`: browsers disagree about what the host of an unusual scheme is. */
const keyUri = /^otpauth:\/\/([^/?#]*)\/?([^?#]*)\??([^#]*)/i

/**
 * What a panel's pending set-up makes an authenticator app do. In: the `otpauth://` link, the base32 secret, or both
 * (the link wins, since it is what gets scanned). What the link leaves out is as RFC 6238 and Google's key URI format
 * have it: 6 digits, 30 seconds, SHA1. `null` when there is no usable secret, or the link asks for something that no
 * code can be compared with (a counter, 12 digits, an unknown algorithm). Never throws.
 */
export function readTotp(setup: {
  uri: string | null
  secret: string | null
}): Totp | null {
  const [, type, path = '', query] = keyUri.exec(setup.uri?.trim() ?? '') ?? []
  if (type !== undefined && type.toLowerCase() !== 'totp') return null
  const parameters = new URLSearchParams(query)
  const ask = (name: string) => parameters.get(name)?.trim() || null
  const secret = cleanSecret(ask('secret')) ?? cleanSecret(setup.secret)
  const digits = wholeNumber(ask('digits'), 6, [6, 8])
  const period = wholeNumber(ask('period'), 30, [5, 3600])
  const algorithm = algorithmNamed(ask('algorithm'))
  if (!secret || !digits || !period || !algorithm) return null
  const label = readLabel(path)
  const issuer = ask('issuer') ?? label.issuer
  return { issuer, account: label.account, digits, period, algorithm, secret }
}
