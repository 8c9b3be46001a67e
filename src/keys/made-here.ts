import { perHost } from '#src/host/host.ts'

/**
 * The API keys (identifiers) that this page has made itself since it was opened: what the feed tells of such a key was done
 * in this browser, since no two keys have one identifier. Of other events nothing proves that: rows have no name for what
 * caused them, a fingerprint may have been added before, and what a browser calls itself anybody can say.
 */
export const madeHere = perHost(() => new Set<string>())
