/**
 * Fails when a module of `src` keeps something alive that may change: two Perches in a document would share it. What a
 * Perch has one of is declared by `perHost` (src/host/host.ts).
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Module state that is none of a Perch's: the file, the name, and why it may be there. What `lazyPart` and `lazyPage` keep
 * is not listed each time: a cache of code, by language.
 */
const allowed: readonly [file: string, name: string, why: string][] = [
  ['src/session/panel-client.ts', 'hosts', 'a WeakMap by query client'],
  ['src/app/sign-in-and-read-again.ts', 'asking', 'a WeakSet of query clients'],
  ['src/lib/secret-reference.ts', 'secrets', 'a WeakMap by reference'],
  ['src/forms/wait-alert.tsx', 'ends', 'a WeakMap by failure'],
  ['src/i18n/catalogue.ts', 'catalogues', 'a cache of words, which never change'],
  ['src/host/element-host.ts', 'drawn', 'a WeakSet of elements'],
  ['src/embed/perch-account.ts', 'mount', 'what makes Perches, with the style sheet'],
  ['src/pages/activity/export/use-export.ts', 'left', 'an error that nobody changes'],
  ['src/password/password-estimate.ts', 'zxcvbn', 'a pure function with its words'],
  ['src/ui/time.tsx', 'formats', 'a cache of a pure function'],
  ['src/feed/agent.ts', 'known', 'a cache of a pure function'],
  ['src/lib/code.ts', 'waits', 'what code is missing is the same for all that run it'],
  ['src/lib/code.ts', 'listeners', 'what code is missing is the same for all that run it'],
]

/** What makes something that changes, at the beginning of a line and so outside of functions. */
const mutable =
  /^(?:export )?(?:let (\w+)|(?:const (\w+)(?:: (.+?))? = (?:new (?!Intl\.|RegExp\b)[A-Z]\w*\b|\[|\{|(?:create(?!Context\b)[A-Z]|observable|emitter|make[A-Z])\w*\b)))/

/** A declared type by which nobody can change what it is the type of; what is inside of it is another matter. */
const isReadOnly = (type = '') =>
  /^(?:Readonly(?:Map|Set|Array)?<|readonly [^|]+\[\]$)/.test(type)

/** Whether `source` changes what has this name: by a method, an element or a field. */
const isChanged = (name: string, source: string) =>
  new RegExp(
    `\\b${name}\\.(?:add|set|delete|clear|push|pop|shift|unshift|splice|sort|reverse|fill)\\(` +
      `|(?<!const )\\b${name}(?:\\.\\w+|\\[[^\\]]+\\]) (?:[+?|&-]{0,2}=)(?!=)` +
      `|\\b${name}\\.\\w+(?:\\+\\+|--)`,
  ).test(source)

/** Whether it is written down whole where it begins, rather than empty or made by something. */
const isWrittenDown = (line: string) =>
  (/ = new (?:Map|Set)(?:<[^(]*>)?\((?!\))/.test(line) || / = [[{](?![\]}])/.test(line)) &&
  // What begins with nothing in it is there to be filled.
  !/\{ ?\w+: (?:null|undefined|\[\]|new \w+)/.test(line)

/** The names of what a module keeps that may change, with their lines (from 1). */
export function moduleState(source: string): { name: string; line: number }[] {
  return source.split('\n').flatMap((text, at) => {
    const [, variable, constant, type] = mutable.exec(text) ?? []
    const name = variable ?? constant
    if (!name || isReadOnly(type) || text.endsWith(' as const')) return []
    if (!variable && isWrittenDown(text) && !isChanged(name, source)) return []
    return [{ name, line: at + 1 }]
  })
}

/** Looks at every module of the product; `false` when one keeps what it may not. */
function checkAll(): boolean {
  const root = join(import.meta.dirname, '..')
  const unused = new Set(allowed.map(([file, name]) => `${file} ${name}`))
  let isFine = true
  for (const file of globSync('src/**/*.{ts,tsx}', { cwd: root }).sort()) {
    if (/\.test\.|\/testing[./]|^src\/test\/|\/generated\//.test(file)) continue
    for (const { name, line } of moduleState(readFileSync(join(root, file), 'utf8'))) {
      if (unused.delete(`${file} ${name}`)) continue
      console.error(`${file}:${line}: ${name} is module state; see src/host/host.ts`)
      isFine = false
    }
  }
  for (const gone of unused) {
    console.error(`${gone} is allowed in scripts/module-state.ts, and is not there`)
    isFine = false
  }
  return isFine
}

if (import.meta.main && !checkAll()) process.exitCode = 1
