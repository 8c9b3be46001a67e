/** Whether this run is that of `npm run test:full`, which has what takes longer than `npm test` may. */
export const isFull = process.env['TEST_FULL'] === '1'

/**
 * Files with the stories of every day, which `npm test` plays, since it may take a quarter of an hour on two cores: the main
 * tasks of each page, signing in and out, the keyboard, the tab in a host, and what no page may do. A story in any other
 * file, and a new one, is played by `npm run test:full`, and so by CI.
 */
const everyday = [
  'smoke',
  'fixtures',
  'shell',
  'secrets',
  'proxy',
  'scan',
  'scan-planted',
  'forced-colours',
  'profile-email',
  'profile-password',
  'two-factor',
  'two-factor-off',
  'two-factor-keyboard',
  'qr',
  'api-keys',
  'api-key-create',
  'api-key-reveal',
  'api-key-address',
  'api-keys-with-key',
  'keys-keyboard',
  'ssh-keys',
  'ssh-key-add',
  'activity',
  'sign-in',
  'sign-out',
  'session-ended',
  'remembered',
  'whose-account',
  'embed',
  'embed-traces',
]

/**
 * Variants: stories of these files that `npm run test:full` plays all the same, since they differ only in an input, a fault, a
 * width or a host from a story beside them. By words of their titles, with the file where these alone would not do.
 */
const variants = [
  /embed-traces\b.* in a light root /,
  /forced-colours\b.* in a light root/,
  /a sign-out that was answered (?:and did not run|with some page) keeps/,
  /a camera reads the QR code in dark/,
  /a QR code of (?:331 px|200 px with 3)/,
  /ssh-key-add\b.*(?:is refused before anything is sent|is understood as|at most 191|of several keys|one from a file|the name belongs)/,
  /whoever is remembered is there at once, at \/api-keys/,
  /scan\b.*(?:the email form: opened|how hard to guess|an address that is asked about|leaving a form|offline, and|reading is paused|profile of somebody|could not be shown)/,
  /api-key-create\b.*(?:at most 500|one key too many|a known limit|blanks around|no present address|in the history|of the address it means|not doubled|one star alone)/,
]

/** What is told of these files and is no variant, as Playwright matches it: a path and titles in one line. */
const storiesOf = (files: readonly string[]) => {
  const isIn = `(?=.*(?:^|[ /])(?:${files.join('|')})\\.spec\\.ts)`
  const isVariant = variants.map(({ source }) => `(?:${source})`).join('|')
  return new RegExp(`^${isIn}(?!.*(?:${isVariant}))`)
}

/** What this run plays, for Playwright. `npm run test:full` scans the states of every day again, in every appearance. */
export const played = isFull
  ? { grepInvert: storiesOf(everyday.filter((name) => name !== 'scan')) }
  : { grep: storiesOf(everyday) }

/**
 * Which stories need Chromium: its debugger, its clipboard, its cache of pages that were left, or colours that only it can
 * force; by the tag `@chromium` or by file.
 */
export const needsChromium =
  /@chromium\b|\b(?:api-key-reveal|back-forward-cache|forced-colours|secrets-(?:heap|keys|two-factor))\.spec\.ts/
