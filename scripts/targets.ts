/**
 * `npm run targets`: whether the oldest browsers that Perch is built for have what its built files use, as the data of
 * web-features says. Syntax is the build's to see to. Of scripts it knows names alone: what several objects of the
 * platform have under one name, it takes for the oldest, which is why `tsconfig.json` leaves iterator helpers out.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import {
  lackingInScripts,
  lackingInSheets,
  readScript,
  readSheet,
  readSupport,
  type ScriptUse,
} from './platform.ts'
import { targets } from './vite/targets.ts'

/** What may be used though a target lacks it, and why. */
const allowed: Record<string, string> = {
  // Scripts.
  '.ancestorOrigins': 'the frame asks for the referrer where it is missing',
  '.brands': 'bowser reads the user agent without it',
  '.saveData': 'nobody is known to save data without it',
  '.toHex': '@noble/hashes has its own without it',
  '.canIntercept': 'React, in view transitions, asks first',
  '.currentEntry': 'React Router and React ask first',
  '.delay': 'an option of React’s scheduler',
  '.devicePixelRatio': 'Safari has it; qrcode.react asks first all the same',
  '.downlink': 'React asks first',
  '.fromElement': 'React, of old mouse events, asks first',
  '.share': 'an option of React’s view transitions',
  '.skipTransition': 'React and React Router ask first for view transitions',
  '.startViewTransition': 'React and React Router ask first for view transitions',
  '.transition': 'React, in view transitions, asks first',
  'AbortSignal.timeout':
    'Chrome 123 has it, with an error of another name, which nobody reads',
  'Uint8Array.fromHex': '@noble/hashes has its own without it',
  // Style sheets: what a browser does not know it leaves out.
  'css.properties.content-visibility': 'spares work, and changes no look',
  'css.properties.content-visibility.auto': 'spares work, and changes no look',
  'css.properties.field-sizing': 'two lines are kept where one would do',
  'css.properties.field-sizing.content': 'two lines are kept where one would do',
  'css.properties.accent-color': 'Safari’s is not of every contrast',
  'css.properties.text-size-adjust': 'phones alone enlarge text',
  'css.properties.forced-color-adjust': 'Safari forces no colours',
  'css.properties.forced-color-adjust.none': 'Safari forces no colours',
  'css.properties.user-select': 'the build adds -webkit-user-select',
  'css.properties.user-select.all': 'the build adds -webkit-user-select',
  'css.properties.user-select.none': 'the build adds -webkit-user-select',
  'css.selectors.marker': 'Safari knows its colour and font, and nothing else counts',
  'css.properties.text-wrap.pretty': 'the last line of a paragraph may be short',
  'css.at-rules.starting-style': 'what opens is there at once, without motion',
  'css.properties.anchor-scope': 'asked for by @supports',
  'css.properties.anchor-name': 'does nothing where no anchors are',
  'css.properties.position-anchor': 'asked for by @supports',
  'css.properties.position-try-fallbacks': 'asked for by @supports',
  'css.properties.position-try-fallbacks.flip-block': 'asked for by @supports',
  'css.properties.inset-block.anchor': 'asked for by @supports',
  'css.properties.inset-block-start.anchor': 'asked for by @supports',
  'css.properties.inset-inline-start.anchor': 'asked for by @supports',
  'css.properties.inset-inline-end.anchor': 'asked for by @supports',
  'css.types.anchor': 'asked for by @supports',
}

const dist = join(import.meta.dirname, '..', 'dist')
const files = (extension: string) =>
  globSync(`**/*.${extension}`, { cwd: dist }).map((file) =>
    readFileSync(join(dist, file), 'utf8'),
  )

const use: ScriptUse = {
  members: new Set(),
  statics: new Set(),
  globals: new Set(),
  own: new Set(),
}
const scripts = files('js')
for (const script of scripts) readScript(script, use)
const keys = new Set<string>()
const sheets = files('css')
for (const sheet of sheets) readSheet(sheet, keys)

const support = readSupport()
const lacking = new Map([
  ...lackingInScripts(use, support, targets),
  ...lackingInSheets(keys, support, targets),
])
const wrong = [...lacking]
  .filter(([name]) => !(name in allowed))
  .map(([name, missing]) => `${name} is used, and there since: ${missing}`)
const idle = Object.keys(allowed)
  .filter((name) => !lacking.has(name))
  .map((name) => `${name} is allowed, and need not be any more`)
const browsers = Object.entries(targets).map(([name, version]) => `${name} ${version}`)

if (scripts.length === 0 || sheets.length === 0) wrong.push('Nothing is built')
for (const line of [...wrong, ...idle]) console.error(line)
if (wrong.length > 0 || idle.length > 0) process.exitCode = 1
else console.log(`All of it is in ${browsers.join(', ')}.`)
