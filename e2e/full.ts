/** Whether this run is that of `npm run test:full`, which has what takes longer than `npm test` may. */
export const isFull = process.env['TEST_FULL'] === '1'

/** Which stories only `npm run test:full` plays, by the tag `@full` or by file: long ones, and those of many inputs for one promise. */
const long = /@full\b|\b(?:bad-input|secrets-heap)\.spec\.ts/

/** States that are scanned: looked at in every appearance by `npm run test:full`. */
const scanned = /\bscan[\w-]*\.spec\.ts/

/** Of these, what `npm test` plays as well, in two appearances: the pages as they mostly are. The rest are special states. */
const scannedFirst = /\bscan(?:-activity|-keys|-planted)?\.spec\.ts/
const scannedLater = new RegExp(`^(?!.*${scannedFirst.source}).*${scanned.source}`)

/** What this run plays, for Playwright. */
export const played = isFull
  ? { grep: [long, scanned], grepInvert: /what is planted/ }
  : { grepInvert: [long, scannedLater] }
