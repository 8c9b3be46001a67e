/** Whether this run is that of `npm run test:full`, which has what takes longer than `npm test` may. */
export const isFull = process.env['TEST_FULL'] === '1'

/** Whether every cell of the table of faults is played in the browser, which takes some twenty minutes. */
export const hasEveryCell = process.env['TEST_CELLS'] === '1'

/**
 * Which stories only `npm run test:full` plays, by the tag `@full` or by file: long ones, those of many inputs for one
 * promise, and scans of states that few people see.
 */
const long =
  /@full\b|\b(?:bad-input|secrets-heap|scan-(?:accounts|activity-chart|activity-export|ended|signals))\.spec\.ts/

/** States that are scanned, which `npm run test:full` looks at in every appearance, also those that `npm test` plays. */
const scanned = /\bscan[\w-]*\.spec\.ts/

/** What this run plays, for Playwright. */
export const played = isFull
  ? { grep: [long, scanned], grepInvert: /what is planted/ }
  : { grepInvert: long }

/**
 * Which stories need Chromium: its debugger, its clipboard, its cache of pages that were left, or colours that only it can
 * force; by the tag `@chromium` or by file.
 */
export const needsChromium =
  /@chromium\b|\b(?:api-key-reveal|back-forward-cache|forced-colours|secrets-(?:heap|keys|two-factor))\.spec\.ts/
