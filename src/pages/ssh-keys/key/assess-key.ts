import { concatBytes } from '@noble/hashes/utils.js'

import { ascii, bitLength } from './bytes.ts'
import { curves, isEd25519Point, pointFault } from './curves.ts'
import { type WireReader, wireReader, wireString } from './wire.ts'

/**
 * Why a key cannot be sent. `dsa`, `rsa-too-short`, `sk`: the panel refuses them (recordings `ssh-keys.create.dsa`,
 * `.rsa-1024`, `.sk-ed25519-fido`). `certificate`: signed for a server. `curve`: a curve that
 * SSH or the panel does not know. `unknown-type`: another kind of key. `truncated`: the end is missing (the panel
 * would take one: `ssh-keys.create.truncated`). `trailing`: something stands after the key's end. `mismatch`: the
 * name in front is not the one inside. `compressed`: an EC point in short form. `off-curve`: letters are wrong.
 * `malformed`: damaged otherwise.
 */
export type KeyFault =
  | 'dsa'
  | 'rsa-too-short'
  | 'sk'
  | 'certificate'
  | 'curve'
  | 'unknown-type'
  | 'truncated'
  | 'trailing'
  | 'mismatch'
  | 'compressed'
  | 'off-curve'
  | 'malformed'

/** What a blob is: its own type name, its size in bits (0 when unknown), and what forbids to send it. */
export interface KeyAssessment {
  type: string
  bits: number
  refused: KeyFault | null
  /** The key inside a certificate, as a blob; `null` for everything else. */
  plain: Uint8Array | null
}

type Fields = (reader: WireReader) => { bits: number; refused: KeyFault | null }

const ed25519: Fields = (reader) => {
  const key = reader.string()
  if (key.length !== 32) return { bits: 0, refused: 'malformed' }
  return { bits: 256, refused: isEd25519Point(key) ? null : 'off-curve' }
}

const rsa: Fields = (reader) => {
  const exponent = reader.positive()
  const modulus = reader.positive()
  const bits = bitLength(modulus)
  const odd = ((exponent.at(-1) ?? 0) & (modulus.at(-1) ?? 0) & 1) === 1
  // 16,384 bits are the most that OpenSSH reads.
  if (!odd || bitLength(exponent) < 2 || bits > 16_384)
    return { bits, refused: 'malformed' }
  return { bits, refused: bits < 2048 ? 'rsa-too-short' : null }
}

const dsa: Fields = (reader) => {
  const bits = bitLength(reader.positive())
  for (let number = 0; number < 3; number++) reader.positive()
  return { bits, refused: 'dsa' }
}

const ecdsa =
  (name: string): Fields =>
  (reader) => {
    const inner = ascii(reader.string())
    const point = reader.string()
    const curve = curves.get(name)
    if (!curve) return { bits: 0, refused: 'curve' }
    if (inner !== name) return { bits: 0, refused: 'mismatch' }
    return { bits: curve.bits, refused: pointFault(curve, point) }
  }

/** Keys on a FIDO device end in the name of the application. */
const onDevice =
  (fields: Fields): Fields =>
  (reader) => {
    const { bits, refused } = fields(reader)
    reader.string()
    return { bits, refused: refused ?? 'sk' }
  }

function fieldsOf(type: string): Fields | null {
  if (type === 'ssh-ed25519') return ed25519
  if (type === 'ssh-rsa') return rsa
  if (type === 'ssh-dss') return dsa
  if (type === 'sk-ssh-ed25519@openssh.com') return onDevice(ed25519)
  if (type === 'sk-ecdsa-sha2-nistp256@openssh.com') return onDevice(ecdsa('nistp256'))
  const curve = /^ecdsa-sha2-([\w.]{1,40})$/.exec(type)?.[1]
  return curve === undefined ? null : ecdsa(curve)
}

const certificate = /-cert-v0[01]@openssh\.com$/

/** The plain type of a certificate's type (OpenSSH PROTOCOL.certkeys); other types as they are. */
function plainType(type: string): string {
  return type.replace(certificate, type.startsWith('sk-') ? '@openssh.com' : '')
}

/** Reads a whole key blob (RFC 4253 §6.6, RFC 5656, RFC 8709, OpenSSH's PROTOCOL.u2f and .certkeys), strictly. */
export function assessKey(blob: Uint8Array): KeyAssessment {
  const reader = wireReader(blob)
  const type = ascii(reader.string())
  const nothing = { type: '', bits: 0, plain: null }
  if (reader.fault()) return { ...nothing, refused: 'truncated' }
  if (!/^[\w.@-]{1,64}$/.test(type)) return { ...nothing, refused: 'malformed' }
  const isCertificate = certificate.test(type)
  const base = plainType(type)
  const fields = fieldsOf(base)
  if (!fields) return { type, bits: 0, refused: 'unknown-type', plain: null }
  if (isCertificate) reader.string()
  const start = blob.length - reader.left()
  const { bits, refused } = fields(reader)
  const end = blob.length - reader.left()
  if (isCertificate) {
    reader.skip(12)
    for (let text = 0; text < 2; text++) reader.string()
    reader.skip(16)
    for (let text = 0; text < 5; text++) reader.string()
  }
  const fault = reader.fault()
  if (fault)
    return { type, bits: fault === 'truncated' ? 0 : bits, refused: fault, plain: null }
  if (reader.left() > 0) return { type, bits, refused: 'trailing', plain: null }
  if (!isCertificate) return { type, bits, refused, plain: null }
  const plain = concatBytes(wireString(base), blob.subarray(start, end))
  return { type, bits, refused: 'certificate', plain }
}
