import { toBase64 } from './bytes.ts'
import { encodedBlocks } from './encoded-blocks.ts'
import { keysOfLines } from './openssh-lines.ts'
import { keyOfBlock } from './pem.ts'
import { type PrivateReading, readPrivate } from './private-key.ts'
import type { PublicKey } from './public-key.ts'
import { longestKeyText, cleanText } from './text.ts'

/**
 * Why no key was found. `too-long`: over 65,536 characters, not read. `x509`: a certificate or a request for one.
 * `fingerprint`: only a key's fingerprint. `not-a-key`: anything else.
 */
export type Unreadable = 'too-long' | 'x509' | 'fingerprint' | 'not-a-key'

/** What a text holds. A private key anywhere in it hides everything else. */
export type KeyReading =
  | {
      kind: 'keys'
      /** In their order in the text, each once; some may be refused, see `verdict`. Never empty. */
      keys: readonly PublicKey[]
    }
  | PrivateReading
  | { kind: 'nothing' }
  | { kind: 'unreadable'; why: Unreadable }

function whyNot(text: string): Unreadable {
  if (/BEGIN (?:NEW |TRUSTED |X509 )?CERTIFICATE/.test(text)) return 'x509'
  return /SHA256:[A-Za-z0-9+/]{43}|(?:[0-9a-f]{2}:){15}[0-9a-f]{2}/i.test(text)
    ? 'fingerprint'
    : 'not-a-key'
}

/** The same key twice in a text is one key. */
function unique(keys: readonly PublicKey[]): PublicKey[] {
  const seen = new Set<string>()
  return keys.filter((key) => {
    if (key.line === '') return true
    const blob = toBase64(key.blob)
    if (seen.has(blob)) return false
    seen.add(blob)
    return true
  })
}

/**
 * Reads what somebody pasted, dropped or typed: OpenSSH lines, RFC 4716, PKCS1 and PKCS8 public keys, several at once.
 * Never throws; takes time in proportion to the text.
 */
export function readKeys(text: string): KeyReading {
  const secret = readPrivate(text)
  if (secret) return secret
  if (text.length > longestKeyText) return { kind: 'unreadable', why: 'too-long' }
  const clear = cleanText(text)
  if (clear.trim() === '') return { kind: 'nothing' }
  const found: { at: number; key: PublicKey }[] = []
  let outside = ''
  for (const block of encodedBlocks(clear)) {
    const key = keyOfBlock(block)
    if (key) found.push({ at: block.from, key })
    outside += clear.slice(outside.length, block.from) + ' '.repeat(block.to - block.from)
  }
  found.push(...keysOfLines(outside + clear.slice(outside.length)))
  const keys = unique(found.toSorted((a, b) => a.at - b.at).map(({ key }) => key))
  return keys.length > 0
    ? { kind: 'keys', keys }
    : { kind: 'unreadable', why: whyNot(clear) }
}

/**
 * The key of a row that the panel lists: PKCS8 PEM (`contract.md` §1.12) or an OpenSSH line. `null` when it is neither;
 * a key that this page would refuse to send (RSA 1024, a damaged one) still comes back with its verdict.
 */
export function fromPanel(listed: string): PublicKey | null {
  const reading = readKeys(listed)
  return reading.kind === 'keys' ? (reading.keys[0] ?? null) : null
}
