/** The longest text that is read, in UTF-16 units: no file of public keys for one account is longer. */
export const longestKeyText = 65_536

/**
 * A text without what editors, mails and PowerShell's UTF-16 files leave in it: NULs, byte order marks, characters
 * without width. Every line ends in `\n`, every odd space is a space.
 */
export function cleanText(text: string): string {
  return text
    .replace(/[\0\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFD]/g, '')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\S\n]/g, ' ')
}

/** A text without any white space, written-out line ends (`\n` of a JSON or .env file) and marks of quotation. */
export function withoutSpaces(text: string): string {
  return cleanText(text).replace(/\\r|\\n|[\s>'`\\]/g, '')
}
