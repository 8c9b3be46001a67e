/** Whether this run is that of `npm run test:full`, which has what takes longer than `npm test` may. */
export const isFull = process.env['TEST_FULL'] === '1'

/** Which stories only `npm run test:full` plays, by the tag `@full` or by file: long ones, and those of many inputs for one promise. */
const long = /@full\b|\b(?:bad-input|secrets-heap)\.spec\.ts/

/** States that are scanned: played in both runs, and looked at in other appearances. */
const scanned = /\bscan[\w-]*\.spec\.ts/

/** What this run plays, for Playwright. */
export const played = isFull
  ? { grep: [long, scanned], grepInvert: /what is planted/ }
  : { grepInvert: long }
