// The curve of RFC 8032, §5.1.
const p = 2n ** 255n - 19n
const d = 37095705934669439343138083508754565189542113879843219016388785533085940283555n

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n
  for (
    let square = base % p, left = exponent;
    left > 0n;
    left >>= 1n, square = (square * square) % p
  ) {
    if (left & 1n) result = (result * square) % p
  }
  return result
}

/** Whether some x belongs to this y. */
function isOnCurve(y: bigint): boolean {
  const u = (y * y - 1n + p) % p
  const v = (d * y * y + 1n) % p
  const square = (u * power(v, p - 2n)) % p
  return square === 0n || power(square, (p - 1n) / 2n) === 1n
}

/**
 * The 32 bytes that the panel makes of an encoded point, or `null` when it is none. The panel takes points that are too
 * short: it reads the sign from the last byte that is there, and writes it into the last of 32 (recording
 * `ssh-keys.create.truncated`).
 */
export function ed25519Point(encoded: Buffer): Buffer | null {
  if (encoded.length === 0 || encoded.length > 32) return null
  const point = Buffer.alloc(32)
  encoded.copy(point)
  const last = encoded.length - 1
  const sign = (point[last] ?? 0) & 0x80
  point[last] = (point[last] ?? 0) & 0x7f
  const y = point.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  if (y >= p || !isOnCurve(y)) return null
  point[31] = (point[31] ?? 0) | sign
  return point
}
