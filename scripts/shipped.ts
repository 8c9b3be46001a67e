import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What is for tests alone: letters of the pseudo-locale, its name, and an event that switches the language. */
const forTests =
  /[\u0590-\u06ff]|\\u0(?:5[9a-f]|6[\da-f])[\da-f]|\bpseudo\b(?!-)|perch:locale/i

/** What stands in a built file that is for tests alone, or `null`. */
export const testOnly = (text: string): string | null => forTests.exec(text)?.[0] ?? null

/** The files below `folder`, with a path from there, that have something for tests in them. */
export function filesForTests(folder: string): string[] {
  return globSync('**/*.{js,css,html}', { cwd: folder })
    .sort()
    .flatMap((file) => {
      const found = testOnly(readFileSync(join(folder, file), 'utf8'))
      return found === null
        ? []
        : [`${file} has “${found}” in it, which is for tests alone`]
    })
}
