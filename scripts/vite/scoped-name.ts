import { createHash } from 'node:crypto'
import { relative, sep } from 'node:path'

const root = process.cwd()

/**
 * What a class of a CSS module is called in the build: `perch-` and five letters that say nothing, since each of them is
 * sent in a style sheet and in a script. The prefix keeps them apart from a host's own.
 */
function scopedName(place: string, name: string): string {
  const digest = createHash('sha256').update(`${place} ${name}`).digest()
  return `perch-${(digest.readUIntBE(0, 6) % 36 ** 5).toString(36).padStart(5, '0')}`
}

/** Names the classes of one build; throws where two of them come to one name, which would share their rules. */
export function scopedNames(): (name: string, file: string) => string {
  const owners = new Map<string, string>()
  return (name, file) => {
    const place = relative(root, file.replace(/\?.*$/, '')).split(sep).join('/')
    const scoped = scopedName(place, name)
    const own = `.${name} of ${place}`
    const owner = owners.get(scoped) ?? own
    if (owner !== own)
      throw new Error(`${owner} and ${own} are both called ${scoped}: rename one of them.`)
    owners.set(scoped, own)
    return scoped
  }
}
