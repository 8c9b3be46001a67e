import { bytesToHex } from '@noble/hashes/utils.js'

/**
 * Bytes of base64 (RFC 4648) without white space; padding may be missing, as people lose it when they copy.
 * `null` when a letter is foreign, padding stands inside, or a single letter is left over.
 */
export function fromBase64(text: string): Uint8Array | null {
  const body = text.replace(/={1,2}$/, '')
  // `atob` is more lenient: it skips white space.
  const isWhole = body.length % 4 !== 1 && /^[A-Za-z0-9+/]*$/.test(body)
  return isWhole ? asciiBytes(atob(body)) : null
}

/** Base64 (RFC 4648) of bytes, with padding, on one line. */
export const toBase64 = (bytes: Uint8Array): string => btoa(ascii(bytes))

/** Text of bytes, one character per byte: names in key blobs are ASCII. */
export function ascii(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}

/** Bytes of an ASCII text. */
export function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff)
}

/** The number that big-endian bytes spell, without a sign. */
export const toBigInt = (bytes: Uint8Array): bigint => BigInt(`0x0${bytesToHex(bytes)}`)

/** How many bits a big-endian number without a sign has; 0 for zero. */
export function bitLength(bytes: Uint8Array): number {
  const first = bytes.findIndex((byte) => byte !== 0)
  if (first < 0) return 0
  return (bytes.length - first - 1) * 8 + (32 - Math.clz32(bytes[first] ?? 0))
}
