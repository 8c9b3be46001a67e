import { compare, type Observed } from './compare.ts'
import { type Cue, cueOf, findRun, type Json, type Recording } from './recording.ts'
import { prepare } from './request.ts'
import { addressOf } from './stage-sessions.ts'
import { strike } from './stage-tools.ts'
import { createStageWorld, type StageWorld } from './stage-world.ts'
import { directions } from './stage.ts'

/** A recording that the stand-in answered otherwise, and how. */
export type Mismatch = { recording: Recording; actual: Observed | null; reasons: string[] }

export type Replay = { total: number; matched: number; mismatches: Mismatch[] }

/** The recordings that count against one limit together; `null` where the recorder cleared the throttles before each. */
function seriesOf({ name, segments }: Cue): string | null {
  if (segments[0] === 'story') return segments.slice(0, 2).join('.')
  return /^.*?\b(lockout|throttle)\w*/.exec(name)?.[0] ?? null
}

/** An answer in the form of a recorded one. */
async function observe(response: Response): Promise<Observed> {
  const headers: Observed['headers'] = Object.fromEntries(response.headers)
  const cookies = response.headers.getSetCookie()
  delete headers['set-cookie']
  if (cookies.length > 0)
    headers['set-cookie'] = cookies.map((one) => one.split('=', 1)[0] ?? '')
  const text = await response.text()
  const type = response.headers.get('content-type') ?? ''
  const { status } = response
  if (text === '') return { status, headers, body: null }
  if (type.includes('html')) {
    const title = /<title>([\s\S]*?)<\/title>/i.exec(text)?.[1]?.trim() ?? ''
    const script = /window\.SiteConfiguration = (.*?);<\/script>/.exec(text)?.[1]
    const site: Json = JSON.parse(script ?? 'null')
    return { status, headers, body: { $html: title, $siteConfiguration: site } }
  }
  try {
    const body: Json = JSON.parse(text)
    return { status, headers, body }
  } catch {
    return { status, headers, body: text }
  }
}

type Progress = {
  done: Set<string>
  previous: string
  series: string | null
  groups: Set<string>
}

async function stage(world: StageWorld, cue: Cue, progress: Progress) {
  const group = cue.segments.slice(0, 2).join('.')
  if (!progress.groups.has(group)) world.tick(1)
  progress.groups.add(group)
  strike(world, cue)
  const series = seriesOf(cue)
  if (series === null || series !== progress.series) world.panel.control.clearThrottles()
  progress.series = series
  for (const { at, when, stage: act } of directions) {
    const run = findRun(cue.name, at)
    if (run === null) continue
    if (when === 'first' && progress.done.has(at)) continue
    if (when === 'enter' && findRun(progress.previous, at) === run) continue
    progress.done.add(at)
    await act(world, cue)
  }
  progress.previous = cue.name
}

async function replayOne(world: StageWorld, recording: Recording, progress: Progress) {
  const cue = cueOf(recording)
  await stage(world, cue, progress)
  const { request, jar } = await prepare(world, cue)
  const address = addressOf(cue)
  const response = await world.panel.fetch(request, address === null ? {} : { address })
  jar.take(response)
  const actual = await observe(response)
  // The recorder of the story did not write down cookies.
  const cookies = cue.segments[0] !== 'story'
  const reasons = compare(recording, actual, world.bindings, { cookies })
  world.bindings.learn(recording, actual.body)
  world.note(actual.body)
  return { actual, reasons }
}

/** Replays recordings in order against a new stand-in of a dialect. */
export async function replay(recordings: Recording[], dialect: string): Promise<Replay> {
  const world = createStageWorld(dialect)
  const progress: Progress = {
    done: new Set(),
    previous: '',
    series: null,
    groups: new Set(),
  }
  const mismatches: Mismatch[] = []
  for (const recording of recordings) {
    try {
      const { actual, reasons } = await replayOne(world, recording, progress)
      if (reasons.length > 0) mismatches.push({ recording, actual, reasons })
    } catch (error) {
      mismatches.push({
        recording,
        actual: null,
        reasons: [`not replayed: ${String(error)}`],
      })
    }
  }
  world.panel.close()
  const total = recordings.length
  return { total, matched: total - mismatches.length, mismatches }
}
