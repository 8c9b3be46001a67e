import { toBigInt } from './bytes.ts'

/** A NIST curve (FIPS 186-4 D.1.2): y² = x³ − 3x + b over the field of p. */
interface Curve {
  /** Bytes of one coordinate. */
  size: number
  bits: number
  p: bigint
  b: bigint
}

/** The three curves of RFC 5656 that OpenSSH and panels know, by their SSH names. */
export const curves: ReadonlyMap<string, Curve> = new Map([
  [
    'nistp256',
    {
      size: 32,
      bits: 256,
      p: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
      b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
    },
  ],
  [
    'nistp384',
    {
      size: 48,
      bits: 384,
      p: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
      b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
    },
  ],
  [
    'nistp521',
    {
      size: 66,
      bits: 521,
      p: 2n ** 521n - 1n,
      b: 0x51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00n,
    },
  ],
])

/** What is wrong with a point of a NIST curve (SEC 1 §2.3.3), or `null`. */
export function pointFault(
  curve: Curve,
  point: Uint8Array,
): 'compressed' | 'malformed' | 'off-curve' | null {
  const form = point[0]
  if ((form === 2 || form === 3) && point.length === curve.size + 1) return 'compressed'
  if (form !== 4 || point.length !== 2 * curve.size + 1) return 'malformed'
  const x = toBigInt(point.subarray(1, 1 + curve.size))
  const y = toBigInt(point.subarray(1 + curve.size))
  if (x >= curve.p || y >= curve.p) return 'off-curve'
  return (y * y - x * x * x + 3n * x - curve.b) % curve.p === 0n ? null : 'off-curve'
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  let square = base % modulus
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}

const p25519 = 2n ** 255n - 19n
const d25519 = 0x52036cee2b6ffe738cc740797779e89800700a4d4141d8ab75eb4dca135978a3n

/**
 * Whether 32 bytes are a point of edwards25519 (RFC 8032 §5.1.3). Half of all mistyped keys are not; the panel
 * refuses those too.
 */
export function isEd25519Point(bytes: Uint8Array): boolean {
  if (bytes.length !== 32) return false
  const y = BigInt.asUintN(255, toBigInt(bytes.toReversed()))
  if (y >= p25519) return false
  const u = (y * y - 1n + p25519) % p25519
  const v = (d25519 * y * y + 1n) % p25519
  return u === 0n || power(u * v, (p25519 - 1n) / 2n, p25519) === 1n
}
