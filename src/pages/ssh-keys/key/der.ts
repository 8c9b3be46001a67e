import { bytesToHex } from '@noble/hashes/utils.js'

import { type Fault } from './wire.ts'

/** Tags of the few types that public keys are made of (X.690 §8). */
export const der = { integer: 0x02, bits: 0x03, oid: 0x06, sequence: 0x30 } as const

/** Reads DER values one after another. After a fault every read gives nothing; ask `fault()` at the end. */
export interface DerReader {
  /** The contents of the next value, which must have this tag. */
  next: (tag: number) => Uint8Array
  /** A positive INTEGER without its leading zero. */
  positive: () => Uint8Array
  /** The bytes of a BIT STRING of whole bytes. */
  bits: () => Uint8Array
  /** An OBJECT IDENTIFIER, its contents in hex. */
  oid: () => string
  /** How many bytes are left. */
  left: () => number
  /** What went wrong first, or `null`. */
  fault: () => Fault | null
}

/** Begins to read `bytes`; never throws and never reads past their end. Lengths over 65,535 are refused. */
export function derReader(bytes: Uint8Array): DerReader {
  let at = 0
  let fault: Fault | null = null
  const fail = (why: Fault): Uint8Array => {
    fault ??= why
    return new Uint8Array()
  }
  const next = (tag: number): Uint8Array => {
    if (fault !== null) return new Uint8Array()
    if (at + 2 > bytes.length) return fail('truncated')
    if (bytes[at] !== tag) return fail('malformed')
    let length = bytes[at + 1] ?? 0
    at += 2
    if (length > 127) {
      const digits = length - 128
      if (digits < 1 || digits > 2) return fail('malformed')
      if (at + digits > bytes.length) return fail('truncated')
      length = 0
      for (let digit = 0; digit < digits; digit++) {
        length = length * 256 + (bytes[at++] ?? 0)
      }
      if (length < (digits === 1 ? 128 : 256)) return fail('malformed')
    }
    if (length > bytes.length - at) return fail('truncated')
    at += length
    return bytes.subarray(at - length, at)
  }
  return {
    next,
    positive: () => {
      const number = next(der.integer)
      if (fault !== null) return number
      const [first = 0, second = 0] = number
      if (number.length === 0 || first > 127) return fail('malformed')
      if (first !== 0) return number
      return second < 128 ? fail('malformed') : number.subarray(1)
    },
    bits: () => {
      const value = next(der.bits)
      if (fault !== null) return value
      return value[0] === 0 ? value.subarray(1) : fail('malformed')
    },
    oid: () => bytesToHex(next(der.oid)),
    left: () => bytes.length - at,
    fault: () => fault,
  }
}
