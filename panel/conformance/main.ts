import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { known } from './known.ts'
import { readRecordings } from './recording.ts'
import { type Mismatch, type Replay, replay } from './replay.ts'

/**
 * Replays the recordings of both versions, or the file that `RECORDINGS` names (in the dialect `DIALECT`), against the
 * stand-in. `--verbose` shows what was expected, `--out DIR` writes it to `DIR/mismatches-NAME.txt`.
 */
const { values } = parseArgs({
  options: { verbose: { type: 'boolean', default: false }, out: { type: 'string' } },
})
const allowed = 60
// Unlike the stream itself it does not mind a reader that leaves early.
const print = (text: string) => console.log(text)
const folder = join(import.meta.dirname, 'recordings')

function describe({ recording, actual, reasons }: Mismatch): string {
  const { name, request, response } = recording
  const lines = [name, ...reasons.map((reason) => `  ${reason}`)]
  const detail = (what: string, value: unknown) =>
    `  ${what}: ${(JSON.stringify(value) ?? '').slice(0, 3000)}`
  return [
    ...lines,
    detail('request', request),
    detail('expected', response),
    detail('actual', actual),
  ].join('\n')
}

function report(
  dialect: string,
  label: string,
  { total, matched, mismatches }: Replay,
  reasonOf: Record<string, string>,
): boolean {
  print(`${label}matched ${matched} of ${total}`)
  for (const { recording, reasons } of mismatches) {
    const reason = reasonOf[recording.name]
    const why = reason === undefined ? `${reasons.join('; ')}` : `known: ${reason}`
    print(`  ${recording.name}: ${why.slice(0, 400)}`)
  }
  const details = mismatches.map(describe).join('\n\n')
  if (values.verbose && details !== '') print(`\n${details}`)
  if (values.out !== undefined) {
    mkdirSync(values.out, { recursive: true })
    writeFileSync(join(values.out, `mismatches-${dialect}.txt`), `${details}\n`)
  }
  const names = new Set(mismatches.map(({ recording }) => recording.name))
  const stale = Object.keys(reasonOf).filter((name) => !names.has(name))
  for (const name of stale) print(`  ${name}: matches now, yet known.ts lists it`)
  const unknown = [...names].filter((name) => reasonOf[name] === undefined)
  return mismatches.length <= allowed && unknown.length === 0 && stale.length === 0
}

async function replayOwn(): Promise<boolean> {
  const results: boolean[] = []
  for (const dialect of ['pterodactyl-1.11.8', 'pterodactyl-1.11.7']) {
    // A story is a day of its own, on a panel that has just been set up.
    for (const name of [dialect, `${dialect}-story`, `${dialect}-sessions`]) {
      if (!existsSync(join(folder, `${name}.jsonl`))) continue
      const result = await replay(readRecordings(join(folder, `${name}.jsonl`)), dialect)
      results.push(report(name, `${name}: `, result, known[name] ?? {}))
    }
  }
  return results.every(Boolean)
}

async function replayFile(file: string): Promise<boolean> {
  const recordings = readRecordings(file)
  const dialect =
    process.env['DIALECT'] ??
    recordings[0]?.panel?.replace(' ', '-') ??
    'pterodactyl-1.11.8'
  const result = await replay(recordings, dialect)
  // Nothing is known in advance about recordings from elsewhere.
  report(dialect, '', result, {})
  return result.mismatches.length <= allowed
}

const file = process.env['RECORDINGS']
try {
  const passed = await (file === undefined ? replayOwn() : replayFile(file))
  process.exitCode = passed ? 0 : 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
}
