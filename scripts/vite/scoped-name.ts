import { createHash } from 'node:crypto'
import { relative, sep } from 'node:path'

const root = process.cwd()

/** What all classes of a file begin with: `perch-` keeps them apart from a host's own, three letters from other files'. */
function beginningOf(place: string): string {
  const digest = createHash('sha256').update(place).digest()
  return `perch-${(digest.readUIntBE(0, 6) % 36 ** 3).toString(36).padStart(3, '0')}`
}

/**
 * Names the classes of one build: the beginning of their file, and their place in it. Each is sent in a style sheet and in a
 * script, and what repeats weighs little there. Throws where two files have one beginning, whose classes would share their rules.
 */
export function scopedNames(): (name: string, file: string) => string {
  const owners = new Map<string, string>()
  const places = new Map<string, Map<string, number>>()
  return (name, file) => {
    const place = relative(root, file.replace(/\?.*$/, '')).split(sep).join('/')
    const beginning = beginningOf(place)
    const owner = owners.get(beginning) ?? place
    if (owner !== place)
      throw new Error(
        `The classes of ${owner} and ${place} all begin with ${beginning}: rename one of them.`,
      )
    owners.set(beginning, place)
    const inFile = places.get(place) ?? new Map<string, number>()
    places.set(place, inFile)
    const at = inFile.get(name) ?? inFile.size
    inFile.set(name, at)
    return beginning + at.toString(36)
  }
}
