import { concatBytes } from '@noble/hashes/utils.js'

import { asciiBytes } from './bytes.ts'

/** Why a reader gave up: the data ends before what it announces, or is not what it must be. */
export type Fault = 'truncated' | 'malformed'

/** Takes `bytes` from front to back, never past their end. After a fault every take gives nothing. Never throws. */
export function byteReader(bytes: Uint8Array) {
  let at = 0
  let fault: Fault | null = null
  function fail(why: Fault): Uint8Array {
    fault ??= why
    return new Uint8Array()
  }
  return {
    fail,
    take(length: number): Uint8Array {
      if (fault !== null || length > bytes.length - at) return fail('truncated')
      at += length
      return bytes.subarray(at - length, at)
    },
    /** A number without its leading zero; it must be positive and as short as can be. */
    positive(number: Uint8Array): Uint8Array {
      const [first = 0, second = 0] = number
      const padded = first === 0
      if (number.length === 0 || first > 127 || (padded && second < 128)) fail('malformed')
      return padded ? number.subarray(1) : number
    },
    /** How many bytes are left. */
    left: () => bytes.length - at,
    /** What went wrong first, or `null`. */
    fault: () => fault,
  }
}

/**
 * Reads `bytes` in the SSH wire format (RFC 4251 §5); never throws and never reads past their end. After a fault every read
 * gives nothing; ask `fault()` once at the end.
 */
export function wireReader(bytes: Uint8Array) {
  const { take, positive, left, fault } = byteReader(bytes)
  const string = (): Uint8Array => {
    const [a = 0, b = 0, c = 0, d = 0] = take(4)
    return take(a * 0x1000000 + b * 0x10000 + c * 0x100 + d)
  }
  return {
    /** A `string`: four bytes of length, then that many bytes. */
    string,
    /** An `mpint` that must be positive and as short as can be; without its leading zero. */
    positive: () => positive(string()),
    /** Passes over a fixed number of bytes (`uint32`, `uint64`). */
    skip: (length: number): void => void take(length),
    left,
    fault,
  }
}
export type WireReader = ReturnType<typeof wireReader>

/** A `string` of the wire format. */
export function wireString(value: Uint8Array | string): Uint8Array {
  const bytes = typeof value === 'string' ? asciiBytes(value) : value
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, bytes.length)
  return concatBytes(length, bytes)
}

/** A positive `mpint` of the wire format from a big-endian number without a sign. */
export function wireNumber(value: Uint8Array): Uint8Array {
  const first = value.findIndex((byte) => byte !== 0)
  const short = first < 0 ? new Uint8Array() : value.subarray(first)
  return wireString((short[0] ?? 0) > 127 ? concatBytes(new Uint8Array(1), short) : short)
}
