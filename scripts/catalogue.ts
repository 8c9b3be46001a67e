/**
 * Compiles the words: `src/i18n/en/<namespace>.po` becomes the messages of each language and the
 * types of their keys and arguments, in a folder that git ignores. Whatever needs them runs this first.
 */
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

import { parsePoFile } from '@lingui/format-po'
import {
  type CompiledMessage,
  compileMessageOrThrow,
} from '@lingui/message-utils/compileMessage'

import { accent, around } from './pseudo.ts'

type Entry = { key: string; text: string }
type Kind = 'text' | 'select' | 'date' | 'number'

const root = join(import.meta.dirname, '..')
const source = join(root, 'src/i18n/en')
const target = join(root, 'src/i18n/generated')
const notice =
  '// Written by scripts/catalogue.ts from the catalogue in src/i18n/en: do not edit.\n'

/** When a message uses an argument twice, the later kind in this order decides its type. */
const kinds: Kind[] = ['text', 'select', 'date', 'number']
const typeOf: Record<Kind, string> = {
  text: 'string | number',
  select: 'string',
  date: 'Date | number | string',
  number: 'number',
}
const kindOf: Record<string, Kind> = {
  plural: 'number',
  selectordinal: 'number',
  number: 'number',
  date: 'date',
  time: 'date',
  select: 'select',
}

const camel = (namespace: string) =>
  namespace.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

const quote = (text: string) =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`

function read(file: string, content: string, problems: string[]): Entry[] {
  const prefix = `${camel(basename(file, '.po'))}.`
  const seen = new Set<string>()
  return parsePoFile(content)
    .items.filter((item) => !item.obsolete)
    .map((item) => ({ key: item.msgid, text: item.msgstr[0] ?? '' }))
    .filter(({ key, text }) => {
      const complain = (what: string) => problems.push(`${file}: ${key} ${what}`)
      if (seen.has(key)) complain('is there twice')
      if (!text.trim()) complain('has no text')
      if (!key.startsWith(prefix) || !/^[\w.]+$/.test(key.slice(prefix.length)))
        complain(`must be “${prefix}” and a name`)
      try {
        compileMessageOrThrow(text)
      } catch (error) {
        complain(`is not ICU: ${error instanceof Error ? error.message : String(error)}`)
      }
      seen.add(key)
      return true
    })
}

function choices(format: unknown): CompiledMessage[] {
  const branches: unknown[] =
    format && typeof format === 'object' ? Object.values(format) : []
  return branches.filter((branch) => Array.isArray(branch))
}

function collect(tokens: CompiledMessage, found = new Map<string, Kind>()) {
  for (const token of tokens) {
    if (typeof token === 'string') continue
    const [name, type, format] = token
    const kind = type === undefined ? 'text' : (kindOf[type] ?? 'text')
    const before = found.get(name) ?? 'text'
    found.set(name, kinds.indexOf(kind) > kinds.indexOf(before) ? kind : before)
    for (const choice of choices(format)) collect(choice, found)
  }
  return found
}

/** How long the words of a message are, taking the longest of each set of choices. */
function extent(tokens: CompiledMessage): number {
  return tokens.reduce((sum, token) => {
    if (typeof token === 'string') return sum + token.length
    return sum + Math.max(0, ...choices(token[2]).map(extent))
  }, 0)
}

/** The pseudo-locale: accented, 40 % longer, and beginning and ending right to left. */
function pseudo(text: string): CompiledMessage {
  const tokens = compileMessageOrThrow(text, accent)
  const [before, after] = around(extent(tokens))
  return [before, ...tokens, after]
}

function messages(entries: Entry[], compile: (text: string) => CompiledMessage): string {
  const lines = entries.map(
    ({ key, text }) => `  ${quote(key)}: ${JSON.stringify(compile(text))},\n`,
  )
  return `${notice}import type { Messages } from '@lingui/core'\n\nexport const messages: Messages = {\n${lines.join('')}}\n`
}

function argumentsOf({ key, text }: Entry): string {
  const found = [...collect(compileMessageOrThrow(text))].sort(([a], [b]) =>
    a < b ? -1 : 1,
  )
  const fields = found.map(
    ([name, kind]) => `${/^\w+$/.test(name) ? name : quote(name)}: ${typeOf[kind]}`,
  )
  return `  ${quote(key)}: ${fields.length ? `{ ${fields.join('; ')} }` : 'Record<never, never>'}\n`
}

function keys(namespaces: string[], entries: Entry[]): string {
  return (
    `${notice}/** A file of the catalogue; each is loaded when a page first needs it. */\n` +
    `export type Namespace = ${namespaces.map(quote).join(' | ')}\n\n` +
    `/** What each message has to be given. */\nexport type MessageArguments = {\n${entries.map(argumentsOf).join('')}}\n`
  )
}

async function generate(): Promise<Map<string, string>> {
  const files = (await readdir(source)).filter((file) => file.endsWith('.po')).sort()
  const problems: string[] = []
  const output = new Map<string, string>()
  const all: Entry[] = []
  for (const file of files) {
    const shown = `src/i18n/en/${file}`
    const entries = read(shown, await readFile(join(source, file), 'utf8'), problems)
    all.push(...entries)
    if (problems.length) continue
    const name = `${basename(file, '.po')}.ts`
    output.set(`en/${name}`, messages(entries, compileMessageOrThrow))
    output.set(`pseudo/${name}`, messages(entries, pseudo))
  }
  if (!files.length) problems.push('src/i18n/en: there is no catalogue')
  if (problems.length) throw new AggregateError(problems, problems.join('\n'))
  output.set(
    'keys.ts',
    keys(
      files.map((file) => basename(file, '.po')),
      all,
    ),
  )
  return output
}

async function present(): Promise<string[]> {
  const entries = await readdir(target, { recursive: true, withFileTypes: true }).catch(
    () => [],
  )
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(target.length + 1))
}

async function run(): Promise<void> {
  const output = await generate()
  const stale = (await present()).filter((file) => !output.has(file))
  await Promise.all(stale.map((file) => rm(join(target, file))))
  for (const [file, content] of output) {
    const path = join(target, file)
    // What is the same stays as it was: a server that watches has nothing to load again.
    if ((await readFile(path, 'utf8').catch(() => '')) === content) continue
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
  }
}

try {
  await run()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
