/** Fails when an effect in `src` has no comment above or beside it that says why it is there. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const isComment = (line = '') =>
  /^(\/\/|\/\*|\*)/.test(line.trim()) || /\*\/\s*$/.test(line)

let effects = 0
for (const file of globSync('src/**/*.{ts,tsx}', { cwd: root }).sort()) {
  const lines = readFileSync(join(root, file), 'utf8').split('\n')
  for (const [at, line] of lines.entries()) {
    if (isComment(line) || !/\buse(Layout|Insertion)?Effect(<[^>]*>)?\(/.test(line))
      continue
    effects += 1
    if (isComment(lines[at - 1]) || isComment(lines[at + 1]) || /\s\/\//.test(line))
      continue
    console.error(`${file}:${at + 1}: this effect has no reason beside it`)
    process.exitCode = 1
  }
}
console.log(`${effects} effects`)
