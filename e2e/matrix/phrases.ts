import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage'

const folder = join(import.meta.dirname, '..', '..', 'src', 'i18n', 'en')

/** All English words of the page by their keys, as ICU messages. */
const messages = new Map(
  readdirSync(folder).flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8')
    return [...text.matchAll(/^msgid "([^"]+)"\nmsgstr (".*")$/gm)].map(
      ([, key = '', quoted = '""']) => [key, JSON.parse(quoted) as string] as const,
    )
  }),
)

const escape = (text: string) => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)

type Tokens = ReturnType<typeof compileMessageOrThrow>

/** Values may be long, and stand in elements of their own. */
const anything = '[^]{0,400}?'
const atBeginning = /(^|\(\?:|\|)\[\^\]\{0,400\}\?(?:\\s\+)?/g

/** What finds a compiled message: of one with forms, any of them. */
function sourceOf(tokens: Tokens | string, wanted?: readonly string[]): string {
  if (typeof tokens === 'string') return escape(tokens).replaceAll(/\s+/g, String.raw`\s+`)
  return tokens
    .map((token) => {
      if (typeof token === 'string') return token === '#' ? anything : sourceOf(token)
      const forms = token[2]
      if (typeof forms !== 'object') return anything
      const each = Object.entries(
        forms as Record<string, Tokens | string | number>,
      ).flatMap(([name, form]) =>
        name === 'offset' || (wanted && !wanted.includes(name)) || typeof form === 'number'
          ? []
          : [sourceOf(form)],
      )
      return `(?:${each.join('|')})`
    })
    .join('')
}

const made = new Map<string, RegExp>()

/**
 * What finds a sentence of the catalogue in a text, whatever stands in the place of its values. Throws for a key that is
 * not there, so that a sentence that was given another name does not pass for one that is never said.
 * After a `#` stand the forms that are meant, where not all are: `apiKeyDelete.resultsTitle#one|other`.
 */
export function phrase(named: string): RegExp {
  const known = made.get(named)
  if (known) return known
  const [key = '', forms] = named.split('#')
  const message = messages.get(key)
  if (message === undefined) throw new Error(`The catalogue has no ${key}`)
  const source = sourceOf(compileMessageOrThrow(message), forms?.split('|'))
  // What stands before the words is looked for in vain from every place of a long text.
  const pattern = new RegExp(source.replaceAll(atBeginning, '$1'), 'u')
  if (pattern.test('')) throw new Error(`${key} is found in everything`)
  made.set(named, pattern)
  return pattern
}
