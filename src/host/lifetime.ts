import { perHost } from './host.ts'

/**
 * How long a Perch lives: the signal is aborted when it is disposed of. What a Perch does by itself ends by it, and does
 * not begin any more; a host is one Perch's, and another one takes another host.
 */
export const lifetime = perHost(() => new AbortController())
