import { createHash, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto'

import { ed25519Point } from './ed25519-point.ts'

/** A public key as the panel keeps it, or why it refuses it. */
export type PublicKey =
  | {
      kind: 'ok'
      /** SHA-256 of the OpenSSH form, base64 without padding. */
      fingerprint: string
      /** PKCS8, with CRLF as the panel writes it. */
      pem: string
    }
  | { kind: 'invalid' | 'dsa' | 'short-rsa' }

type Parsed = { blob: Buffer; jwk: JsonWebKey } | 'dsa' | null

const curves: Record<string, { crv: string; bytes: number }> = {
  nistp256: { crv: 'P-256', bytes: 32 },
  nistp384: { crv: 'P-384', bytes: 48 },
  nistp521: { crv: 'P-521', bytes: 66 },
}

const base64url = (bytes: Buffer) => bytes.toString('base64url')
const unsigned = (bytes: Buffer) => (bytes[0] === 0 ? bytes.subarray(1) : bytes)

/** An RFC 4251 string. */
function pack(value: Buffer | string): Buffer {
  const bytes = Buffer.from(value)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}

/** An RFC 4251 mpint of a positive number. */
function packNumber(bytes: Buffer): Buffer {
  return pack((bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes)
}

/** The strings of an OpenSSH key; the last one may be shorter than it says, as the panel lets it be. */
function unpack(blob: Buffer): Buffer[] {
  const parts: Buffer[] = []
  for (let at = 0; at + 4 <= blob.length;) {
    const length = blob.readUInt32BE(at)
    parts.push(blob.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return parts
}

function fromParts(type: string, parts: Buffer[]): Parsed {
  const [, first, second] = parts
  if (type === 'ssh-dss') return 'dsa'
  if (type === 'ssh-rsa' && first && second) {
    const [e, n] = [unsigned(first), unsigned(second)]
    return { blob: openSshRsa(e, n), jwk: { kty: 'RSA', e: base64url(e), n: base64url(n) } }
  }
  if (type === 'ssh-ed25519' && first) {
    const point = ed25519Point(first)
    if (!point) return null
    const blob = Buffer.concat([pack(type), pack(point)])
    return { blob, jwk: { kty: 'OKP', crv: 'Ed25519', x: base64url(point) } }
  }
  const curve = curves[type.replace('ecdsa-sha2-', '')]
  if (!curve || !first || second?.length !== 1 + 2 * curve.bytes || second[0] !== 4)
    return null
  const [x, y] = [second.subarray(1, 1 + curve.bytes), second.subarray(1 + curve.bytes)]
  return {
    blob: Buffer.concat([pack(type), pack(first), pack(second)]),
    jwk: { kty: 'EC', crv: curve.crv, x: base64url(x), y: base64url(y) },
  }
}

const openSshRsa = (e: Buffer, n: Buffer) =>
  Buffer.concat([pack('ssh-rsa'), packNumber(e), packNumber(n)])

function readOpenSsh(text: string): Parsed {
  const found =
    /^(ssh-\S+|ecdsa-sha2-\S+)\s+([A-Za-z0-9+/=\s]+?)(?:[ \t]\S.*|\nssh-[^]*|\s*)$/.exec(
      text,
    )
  if (!found) return null
  const blob = Buffer.from(found[2] ?? '', 'base64')
  const parts = unpack(blob)
  const type = found[1] ?? ''
  // The length that an Ed25519 key claims is checked, the one that it has is not.
  if (type === 'ssh-ed25519' && blob.readUInt32BE(4 + type.length) !== 32) return null
  return parts[0]?.toString() === type ? fromParts(type, parts) : null
}

/** RFC 4716. */
function readSsh2(text: string): Parsed {
  const body = /---- BEGIN SSH2 PUBLIC KEY ----\s([^]*?)---- END SSH2 PUBLIC KEY ----/.exec(
    text,
  )?.[1]
  if (!body) return null
  const data = body.replaceAll(/^[\w-]+:(?:.*\\\r?\n)*.*$/gm, '')
  const parts = unpack(Buffer.from(data, 'base64'))
  return fromParts(parts[0]?.toString() ?? '', parts)
}

/** PKCS1 and PKCS8. */
function readPem(text: string): Parsed {
  if (!/-----BEGIN (RSA )?PUBLIC KEY-----/.test(text)) return null
  const key = createPublicKey(text)
  if (key.asymmetricKeyType === 'dsa') return 'dsa'
  const jwk = key.export({ format: 'jwk' })
  const bytes = (name: 'e' | 'n' | 'x' | 'y') => Buffer.from(jwk[name] ?? '', 'base64url')
  if (jwk.kty === 'RSA') return { blob: openSshRsa(bytes('e'), bytes('n')), jwk }
  if (jwk.crv === 'Ed25519') {
    return { blob: Buffer.concat([pack('ssh-ed25519'), pack(bytes('x'))]), jwk }
  }
  const name = Object.keys(curves).find((curve) => curves[curve]?.crv === jwk.crv)
  if (!name) return null
  const point = Buffer.concat([Buffer.of(4), bytes('x'), bytes('y')])
  return { blob: Buffer.concat([pack(`ecdsa-sha2-${name}`), pack(name), pack(point)]), jwk }
}

function accept(key: KeyObject, blob: Buffer): PublicKey {
  if (
    key.asymmetricKeyType === 'rsa' &&
    (key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048
  ) {
    return { kind: 'short-rsa' }
  }
  const fingerprint = createHash('sha256').update(blob).digest('base64').replaceAll('=', '')
  const pem = key.export({ type: 'spki', format: 'pem' }).toString().trim()
  return { kind: 'ok', fingerprint, pem: pem.replaceAll(/\r?\n/g, '\r\n') }
}

/** A key that the panel keeps as OpenSSH wrote it: its line, and its fingerprint of before SHA-256. */
export function openSshOf(pem: string): { line: string; md5: string } {
  const parsed = readPem(pem)
  const blob = parsed && parsed !== 'dsa' ? parsed.blob : Buffer.of()
  const type = unpack(blob)[0]?.toString() ?? ''
  const hash = createHash('md5').update(blob).digest('hex')
  return {
    line: `${type} ${blob.toString('base64')}`,
    md5: hash.replaceAll(/(..)(?!$)/g, '$1:'),
  }
}

/**
 * Reads a public key in the forms that the panel's library takes: OpenSSH, RFC 4716, PKCS1 and PKCS8. Private keys,
 * `sk-` types, certificates and lines with options before them are `invalid` (recordings `ssh-keys.create.*`).
 */
export function readPublicKey(text: string): PublicKey {
  try {
    const parsed = readPem(text) ?? readSsh2(text) ?? readOpenSsh(text.trim())
    if (parsed === 'dsa') return { kind: 'dsa' }
    if (!parsed) return { kind: 'invalid' }
    return accept(createPublicKey({ key: parsed.jwk, format: 'jwk' }), parsed.blob)
  } catch {
    return { kind: 'invalid' }
  }
}
