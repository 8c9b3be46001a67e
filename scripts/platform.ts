import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import { parseSync } from 'vite'

/** Since which version each browser has a feature, by the feature's key in MDN's data, `css.properties.gap`. */
export type Support = ReadonlyMap<string, Readonly<Record<string, string>>>

/** What the package web-features knows: MDN's data, grouped by the W3C. */
export function readSupport(): Support {
  const file = createRequire(import.meta.url).resolve('web-features/data.json')
  const { features } = JSON.parse(readFileSync(file, 'utf8')) as {
    features: Record<
      string,
      {
        status?: { by_compat_key?: Record<string, { support: Record<string, string> }> }
      }
    >
  }
  return new Map(
    Object.values(features).flatMap(({ status }) =>
      Object.entries(status?.by_compat_key ?? {}).map(
        ([key, { support }]) => [key, support] as const,
      ),
    ),
  )
}

/** What one of the targets does not have: `firefox 131, safari never`, or `null` when all have it. */
export function missingIn(
  support: Readonly<Record<string, string>>,
  targets: Readonly<Record<string, number>>,
): string | null {
  const late = Object.entries(targets).flatMap(([name, version]) => {
    const since = support[name]
    const isThere =
      since !== undefined && Number.parseFloat(since.replace('≤', '')) <= version
    return isThere ? [] : `${name} ${since ?? 'never'}`
  })
  return late.length > 0 ? late.join(', ') : null
}

/** What scripts call things of the platform: members of its objects, statics with their owner, and its globals. */
export type ScriptUse = {
  members: Set<string>
  statics: Set<string>
  globals: Set<string>
  /** Names that scripts give members of their own objects. */
  own: Set<string>
}

type Node = { type: string; [key: string]: unknown }
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value

const nameOf = (node: unknown): string | null =>
  isNode(node) && typeof node['name'] === 'string' ? node['name'] : null

const keyOf = (node: Node): string | null => {
  const { key, computed } = node
  if (computed === true) return null
  const value = isNode(key) ? key['value'] : null
  return nameOf(key) ?? (typeof value === 'string' ? value : null)
}

/** Adds what a script, an ES module, names. Throws when it is none. */
export function readScript(code: string, use: ScriptUse): void {
  const { program, errors } = parseSync('script.js', code)
  if (errors[0]) throw new Error(errors[0].message)
  const visit = (node: Node, parent: Node | null, place: string) => {
    note(node, parent, place, use)
    for (const [key, value] of Object.entries(node))
      for (const child of Array.isArray(value) ? value : [value])
        if (isNode(child)) visit(child, node, key)
  }
  visit(program as unknown as Node, null, '')
}

function note(node: Node, parent: Node | null, place: string, use: ScriptUse): void {
  const { type } = node
  if (type === 'MemberExpression' && node['computed'] !== true) {
    const member = nameOf(node['property']) ?? ''
    const owner = nameOf(node['object'])
    use.members.add(member)
    if (owner) use.statics.add(`${owner}.${member}`)
  }
  const isDefined =
    (type === 'Property' && parent?.type === 'ObjectExpression') ||
    type === 'MethodDefinition' ||
    type === 'PropertyDefinition'
  const isTaken = type === 'Property' && parent?.type === 'ObjectPattern'
  if (isDefined || isTaken) (isTaken ? use.members : use.own).add(keyOf(node) ?? '')
  if (type === 'AssignmentExpression' && isNode(node['left']))
    use.own.add(nameOf(node['left']['property']) ?? '')
  const isKey =
    (parent?.type === 'MemberExpression' && place === 'property') ||
    (parent?.type === 'Property' && place === 'key')
  if (type === 'Identifier' && !isKey) use.globals.add(nameOf(node) ?? '')
}

/** The features that scripts use, each with what lacks it; a name that an older feature has too says nothing. */
export function lackingInScripts(
  { members, statics, globals, own }: ScriptUse,
  support: Support,
  targets: Readonly<Record<string, number>>,
): Map<string, string> {
  const keys = [...support]
    .filter(([key]) => /^(?:api|javascript\.builtins)\./.test(key))
    .map(([key, since]) => {
      const [owner = '', member, ...deeper] = key
        .replace(/^(?:api|javascript\.builtins)\./, '')
        .replace(/_(?:static|event)$/, '')
        .split('.')
      const name = deeper.length > 0 ? null : (member ?? owner)
      return { owner, member, name, missing: missingIn(since, targets) }
    })
  const old = new Set(keys.flatMap(({ name, missing }) => (missing ? [] : name)))
  const found = new Map<string, string>()
  for (const { owner, member, name, missing } of keys) {
    if (!missing || !name) continue
    if (member === undefined) {
      if (globals.has(owner)) found.set(owner, missing)
    } else if (statics.has(`${owner}.${member}`)) found.set(`${owner}.${member}`, missing)
    else if (members.has(member) && !own.has(member) && !old.has(member))
      found.set(`.${member}`, missing)
  }
  return found
}

/** Adds the keys of what a style sheet may use; some are of nothing that there is. */
export function readSheet(css: string, keys: Set<string>): void {
  const text = css.replaceAll(/\/\*[^]*?\*\//g, '').replaceAll(/"[^"]*"|'[^']*'/g, '""')
  const add = (pattern: RegExp, ...names: string[]) => {
    for (const [, one = '', other = ''] of text.matchAll(pattern))
      for (const name of names) keys.add(name.replace('*', one).replace('*', other))
  }
  for (const [, property = '', value = ''] of text.matchAll(
    /[{;]\s*([a-z-]+)\s*:\s*([^;{}]+)(?=[;}])/g,
  )) {
    keys.add(`css.properties.${property}`)
    for (const [word] of value.matchAll(/[a-z][a-z-]*/g))
      keys.add(`css.properties.${property}.${word}`)
  }
  add(/@([a-z-]+)/g, 'css.at-rules.*')
  add(/@(media|container|supports)[^{]*?\(\s*([a-z-]+)/g, 'css.at-rules.*.*')
  add(/:([a-z-]+)(?=[\s,.:{>)([+~])/g, 'css.selectors.*')
  add(/([a-z][a-z-]*)\(/g, 'css.types.*', 'css.types.color.*', 'css.types.image.*')
}

/** The features of style sheets among `keys`, each with what lacks it. */
export function lackingInSheets(
  keys: ReadonlySet<string>,
  support: Support,
  targets: Readonly<Record<string, number>>,
): Map<string, string> {
  return new Map(
    [...keys].flatMap((key) => {
      const since = support.get(key)
      const missing = since ? missingIn(since, targets) : null
      return missing ? [[key, missing] as const] : []
    }),
  )
}
