import type { ActivityEntry } from '#src/api/activity.ts'

/** Failures are not among them: whoever guesses does so many times a second, and each of them counts. */
const signIns = new Set(['auth:success', 'auth:checkpoint', 'auth:token'])

/** What panels write twice is the same sign-in: same event, second and address (contract §7, complaint 22). */
const sameSignIn = ({ event, timestamp, ip, properties }: ActivityEntry) =>
  signIns.has(event) && timestamp !== null
    ? JSON.stringify([event, Math.floor(timestamp / 1000), ip, properties])
    : null

/** Tells of each row that is handed in, page after page, whether it is the first time. */
export function firstTimes(): (entry: ActivityEntry) => boolean {
  const seen = new Set<string>()
  return (entry) => {
    const double = sameSignIn(entry)
    const isNew = !seen.has(entry.id) && (double === null || !seen.has(double))
    seen.add(entry.id)
    if (double !== null) seen.add(double)
    return isNew
  }
}

/**
 * The rows of all pages, each once: new rows push old ones onto the next page, which tells them again, and panels write
 * some sign-ins twice.
 */
export function dedupe(pages: readonly (readonly ActivityEntry[])[]): ActivityEntry[] {
  return pages.flat().filter(firstTimes())
}
