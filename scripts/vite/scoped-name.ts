import { createHash } from 'node:crypto'
import { relative, sep } from 'node:path'

const root = process.cwd()

/**
 * What a class of a CSS module is called in the build: `perch-` and five letters that say nothing, since each of them is
 * sent in a style sheet and in a script. The prefix keeps them apart from a host's own.
 */
export function scopedName(name: string, file: string): string {
  const place = relative(root, file.replace(/\?.*$/, '')).split(sep).join('/')
  const digest = createHash('sha256').update(`${place} ${name}`).digest()
  return `perch-${(digest.readUIntBE(0, 6) % 36 ** 5).toString(36).padStart(5, '0')}`
}
