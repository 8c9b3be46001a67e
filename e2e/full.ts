/** Whether this run is that of `npm run test:full`, which has what takes longer than `npm test` may. */
export const isFull = process.env['TEST_FULL'] === '1'

/**
 * Which stories only `npm run test:full` plays, by the tag `@full` or by file: long ones, those of many inputs for one
 * promise, and scans of states that few people see.
 */
const long =
  /@full\b|\b(?:bad-input|secrets-heap|scan-(?:accounts|activity-chart|activity-export|ended|signals))\.spec\.ts/

/**
 * Variants: what differs only in an input, a fault, a width or a host from a story beside it that `npm test` plays. By file
 * and words of their titles; a title that is written anew is played by `npm test` until it is here again.
 */
const variants = [
  /embed-life\b.* in a light root /,
  /embed-style\b.* in a light root/,
  /embed-traces\b.* in a light root/,
  /room-in-host\b.* in a light root/,
  /forced-colours\b.* in a light root/,
  /the five pages in a shadow root, with addresses by hash/,
  /among the host’s elements \/api-keys looks/,
  /somebody changes the email on a page of the kind react-16/,
  /a kept place that is none, (?:\/admin\/users|\/sign-in),/,
  /signing in leads to no other place: (?:https:|\/\\)/,
  /late-lines\b.*at 390 px/,
  /activity-stands\b.*at 360 px/,
  /answered with a page and status 200.* nothing typed is lost/,
  /a sign-out that was answered (?:and did not run|with some page) keeps/,
  /a camera reads the QR code in dark/,
  /a QR code of (?:331 px|200 px with 3)/,
  /a code that is pasted with a dash/,
  /(?:a key of a security device|no key at all|a fingerprint) is refused before anything is sent/,
  /a key is understood as (?:PKCS8 PEM|a line broken)/,
  /whoever is remembered is there at once, at \/api-keys/,
  /a session that ended before (?:SSH keys|Activity) was read/,
  /reading: (?:500-json|empty-200-run|truncated-json) is explained/,
  /saving: after 500-json/,
  /(?:a mail|a changed password) answered with 500-json/,
  /a session that began by a sign-in whose answer got lost/,
  /on an origin that the panel does not know, a key is held in memory/,
  /InvalidSortQuery: done without/,
  /a page that could not be shown: login-page-200/,
  /profile of somebody with no name/,
  /creating an API key: perhaps lost/,
  /an API key to replace that is gone/,
  /writes without an answer, and denied by the list/,
  /the feed: not (?:offered|filtered)/,
]

/** States that are scanned, which `npm run test:full` looks at in every appearance, also those that `npm test` plays. */
const scanned = /\bscan[\w-]*\.spec\.ts/

/** What this run plays, for Playwright. */
export const played = isFull
  ? { grep: [long, ...variants, scanned], grepInvert: /what is planted/ }
  : { grepInvert: [long, ...variants] }

/**
 * Which stories need Chromium: its debugger, its clipboard, its cache of pages that were left, or colours that only it can
 * force; by the tag `@chromium` or by file.
 */
export const needsChromium =
  /@chromium\b|\b(?:api-key-reveal|back-forward-cache|forced-colours|secrets-(?:heap|keys|two-factor))\.spec\.ts/
