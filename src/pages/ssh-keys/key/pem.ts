import { concatBytes, bytesToHex } from '@noble/hashes/utils.js'

import type { KeyFault } from './assess-key.ts'
import { fromBase64 } from './bytes.ts'
import { type EncodedBlock, readHeaders } from './encoded-blocks.ts'
import { type PublicKey, publicKey, refusedKey } from './public-key.ts'
import { wireNumber, wireString, byteReader } from './wire.ts'

/** Tags of the few types that public keys are made of (X.690 §8). */
const der = { integer: 0x02, bits: 0x03, oid: 0x06, sequence: 0x30 } as const

/**
 * Reads the DER values of `bytes` one after another; never throws and never reads past their end. After a fault every read
 * gives nothing; ask `fault()` at the end. Lengths over 65,535 are refused.
 */
function derReader(bytes: Uint8Array) {
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
    /** The contents of the next value, which must have this tag. */
    next,
    /** A positive INTEGER without its leading zero. */
    positive: () => positive(next(der.integer)),
    /** The bytes of a BIT STRING of whole bytes. */
    bits() {
      const value = next(der.bits)
      return value[0] === 0 ? value.subarray(1) : fail('malformed')
    },
    /** An OBJECT IDENTIFIER, its contents in hex. */
    oid: () => bytesToHex(next(der.oid)),
    left,
    fault,
  }
}
type DerReader = ReturnType<typeof derReader>

const oids = {
  rsa: '2a864886f70d010101',
  pss: '2a864886f70d01010a',
  dsa: '2a8648ce380401',
  ec: '2a8648ce3d0201',
  ed25519: '2b6570',
} as const

const named: ReadonlyMap<string, string> = new Map([
  ['2a8648ce3d030107', 'nistp256'],
  ['2b81040022', 'nistp384'],
  ['2b81040023', 'nistp521'],
])

/** A refusal for the first reader that is at fault or has something left. */
function flaw(readers: readonly DerReader[]): KeyFault | null {
  for (const reader of readers) {
    const fault = reader.fault()
    if (fault) return fault
  }
  return readers.some((reader) => reader.left() > 0) ? 'trailing' : null
}

/** PKCS1 `RSAPublicKey` (RFC 8017 A.1.1). */
function rsa(bytes: Uint8Array): PublicKey {
  const outer = derReader(bytes)
  const inner = derReader(outer.next(der.sequence))
  const modulus = inner.positive()
  const exponent = inner.positive()
  const wrong = outer.fault() ?? flaw([inner, outer])
  if (wrong) return refusedKey('ssh-rsa', wrong)
  return publicKey(
    concatBytes(wireString('ssh-rsa'), wireNumber(exponent), wireNumber(modulus)),
  )
}

function dsa(parameters: DerReader, bits: Uint8Array): PublicKey {
  const numbers = derReader(parameters.next(der.sequence))
  const value = derReader(bits)
  const parts = [
    numbers.positive(),
    numbers.positive(),
    numbers.positive(),
    value.positive(),
  ]
  const wrong = parameters.fault() ?? flaw([numbers, value])
  if (wrong) return refusedKey('ssh-dss', wrong === 'truncated' ? wrong : 'dsa')
  return publicKey(concatBytes(wireString('ssh-dss'), ...parts.map(wireNumber)))
}

function ec(parameters: DerReader, point: Uint8Array): PublicKey {
  const curve = named.get(parameters.oid())
  if (curve === undefined) return refusedKey('ecdsa', 'curve')
  if (parameters.left() > 0) return refusedKey('ecdsa', 'trailing')
  const type = `ecdsa-sha2-${curve}`
  return publicKey(concatBytes(wireString(type), wireString(curve), wireString(point)))
}

/** `SubjectPublicKeyInfo` (RFC 5280 §4.1.2.7, RFC 3279, 5480, 8410), which OpenSSL and the panel call PUBLIC KEY. */
function spki(bytes: Uint8Array): PublicKey {
  const outer = derReader(bytes)
  const inner = derReader(outer.next(der.sequence))
  const algorithm = derReader(inner.next(der.sequence))
  const oid = algorithm.oid()
  const bits = inner.bits()
  const wrong = outer.fault() ?? inner.fault() ?? algorithm.fault() ?? flaw([inner, outer])
  if (wrong) return refusedKey('', wrong)
  if (oid === oids.rsa) return rsa(bits)
  if (oid === oids.dsa) return dsa(algorithm, bits)
  if (oid === oids.ec) return ec(algorithm, bits)
  if (oid === oids.ed25519) {
    return publicKey(concatBytes(wireString('ssh-ed25519'), wireString(bits)))
  }
  return refusedKey(oid === oids.pss ? 'rsassa-pss' : '', 'unknown-type')
}

/** What `ssh-keygen -e` puts in place of a person's comment, which it does not keep (`do_convert_to_ssh2`). */
const madeByProgram = /^\d+-bit \S+, converted by .+ from OpenSSH$/

/** The key in a block of a public key; `null` when the block is something else. */
export function keyOfBlock({ label, body }: EncodedBlock): PublicKey | null {
  const rfc4716 = label === 'SSH2 PUBLIC KEY'
  const pkcs1 = label === 'RSA PUBLIC KEY'
  if (!rfc4716 && !pkcs1 && label !== 'PUBLIC KEY' && label !== 'EC PUBLIC KEY') return null
  const { comment, base64 } = readHeaders(body)
  const bytes = fromBase64(base64)
  if (!bytes) return refusedKey('', base64.length % 4 === 1 ? 'truncated' : 'malformed')
  if (rfc4716) return publicKey(bytes, madeByProgram.test(comment) ? '' : comment)
  return pkcs1 ? rsa(bytes) : spki(bytes)
}
