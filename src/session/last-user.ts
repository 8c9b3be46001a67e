import { perHost } from '#src/host/host.ts'

/**
 * The user name of who was known here last, while this page is open; `''` for nobody. It outlives the cache, so that a page
 * whose session ended elsewhere knows whom it was for.
 */
export const lastUser = perHost(() => ({ name: '' }))
