import { bytesToHex } from '@noble/hashes/utils.js'

import { byteReader, type Reader } from './wire.ts'

/** Tags of the few types that public keys are made of (X.690 §8). */
export const der = { integer: 0x02, bits: 0x03, oid: 0x06, sequence: 0x30 } as const

/** Reads DER values one after another. After a fault every read gives nothing; ask `fault()` at the end. */
export interface DerReader extends Reader {
  /** The contents of the next value, which must have this tag. */
  next: (tag: number) => Uint8Array
  /** A positive INTEGER without its leading zero. */
  positive: () => Uint8Array
  /** The bytes of a BIT STRING of whole bytes. */
  bits: () => Uint8Array
  /** An OBJECT IDENTIFIER, its contents in hex. */
  oid: () => string
}

/** Begins to read `bytes`; never throws and never reads past their end. Lengths over 65,535 are refused. */
export function derReader(bytes: Uint8Array): DerReader {
  const { take, positive, fail, left, fault } = byteReader(bytes)
  const next = (tag: number): Uint8Array => {
    const [found, short = 0] = take(2)
    if (found !== tag) return fail('malformed')
    if (short < 128) return take(short)
    const digits = short - 128
    if (digits < 1 || digits > 2) return fail('malformed')
    const length = take(digits).reduce((sum, digit) => sum * 256 + digit, 0)
    return length < (digits === 1 ? 128 : 256) ? fail('malformed') : take(length)
  }
  return {
    next,
    positive: () => positive(next(der.integer)),
    bits: () => {
      const value = next(der.bits)
      return value[0] === 0 ? value.subarray(1) : fail('malformed')
    },
    oid: () => bytesToHex(next(der.oid)),
    left,
    fault,
  }
}
