import { md5 } from '@noble/hashes/legacy.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

import { assessKey } from './assess-key.ts'
import { toBase64 } from './bytes.ts'

/** A certificate has the fingerprint of the key inside it, as in ssh-keygen. */
const hashed = (blob: Uint8Array) => assessKey(blob).plain ?? blob

/** `SHA256:` and 43 letters of base64 without padding: as `ssh-keygen -l` prints it. The panel leaves the `SHA256:` out. */
export function fingerprint(blob: Uint8Array): string {
  return `SHA256:${toBase64(sha256(hashed(blob))).replace('=', '')}`
}

/** `MD5:` and sixteen pairs of hex: as `ssh-keygen -E md5 -l` prints it. */
export function md5Fingerprint(blob: Uint8Array): string {
  return `MD5:${bytesToHex(md5(hashed(blob))).replace(/..(?!$)/g, '$&:')}`
}

/** The name of a type as ssh-keygen writes it in brackets: `ED25519`, `RSA`, `ECDSA-SK`, `RSA-CERT`. */
export function shortType(type: string): string {
  const family =
    /(ed25519|rsa|ecdsa)/.exec(type)?.[1]?.toUpperCase() ??
    (type.startsWith('ssh-dss') ? 'DSA' : type)
  const device = type.startsWith('sk-') ? '-SK' : ''
  return `${family}${device}${type.includes('-cert-v0') ? '-CERT' : ''}`
}

const width = 17
const height = 9
const steps = ' .o+=*BOX@%&#/^'

function edge(label: string): string {
  const left = Math.floor((width - label.length) / 2)
  return `+${'-'.repeat(left)}${label}${'-'.repeat(width - label.length - left)}+`
}

/**
 * The drawing of `ssh-keygen -lv` (sshkey.c, fingerprint_randomart): eleven lines of nineteen characters. A bishop walks
 * over the board as the SHA-256 tells it; S is where it begins, E where it ends.
 */
export function randomart(blob: Uint8Array, type: string, bits: number): string {
  const board = Array.from({ length: width * height }, () => 0)
  let x = Math.floor(width / 2)
  let y = Math.floor(height / 2)
  const start = y * width + x
  for (const byte of sha256(hashed(blob))) {
    for (let shift = 0; shift < 8; shift += 2) {
      x = Math.min(width - 1, Math.max(0, x + ((byte >> shift) & 1 ? 1 : -1)))
      y = Math.min(height - 1, Math.max(0, y + ((byte >> shift) & 2 ? 1 : -1)))
      const visits = board[y * width + x] ?? 0
      board[y * width + x] = Math.min(steps.length - 1, visits + 1)
    }
  }
  const end = y * width + x
  const cell = (visits: number, at: number) =>
    at === end ? 'E' : at === start ? 'S' : (steps[visits] ?? ' ')
  const cells = board.map(cell).join('')
  const rows = Array.from(
    { length: height },
    (_, row) => `|${cells.slice(row * width, (row + 1) * width)}|`,
  )
  const title = `[${shortType(type)} ${bits}]`
  const fits = title.length <= width
  // ssh-keygen's buffer holds one character less than the board is wide.
  const head = (fits ? title : `[${shortType(type)}]`).slice(0, width - 1)
  return [edge(head), ...rows, edge('[SHA256]')].join('\n')
}
