import { demoActivity } from '../../panel/seed-activity.ts'
import { createChance } from '../../panel/seed-chance.ts'
import { scrolled, type Memory } from './feed-memory.ts'
import { lookOut, seenAt, summary, type Times } from './sights.ts'
import type { Stage } from './stage.ts'

/** How many events there are where there are few. */
const few = 100
const perPage = 25
export const openRuns = 5
export const answerRuns = 41

/** What is asked of the panel, and how that is called where it is printed. */
const questions = (rows: number) => [
  { name: 'page=1', query: 'page=1' },
  { name: 'the last page', query: `page=${Math.ceil(rows / perPage)}` },
  { name: 'page=40000', query: 'page=40000' },
  { name: 'filter[event]=auth:', query: 'filter[event]=auth:' },
  { name: 'filter[event]=user:api-key', query: 'filter[event]=user:api-key' },
]

/** What a feed of so many events costs, in milliseconds. */
export type FeedCost = {
  rows: number
  /** The panel's own answers, by name, and how many events were in them. */
  answers: { name: string; events: number; times: Times }[]
  /** From the navigation until the first event is painted. */
  opened: Times
}

function fill({ panel, account }: Stage, rows: number) {
  const facts = {
    username: account.username,
    email: account.email,
    ...panel.control.keysOf(account.id),
    now: panel.control.now(),
    ownerId: account.id,
    friendId: account.id,
    goneKey: 'ptlc_qA7vTz0mXbR',
    goneFingerprint: '',
  }
  panel.control.replaceActivity(account.id, demoActivity(createChance(1), facts, rows))
}

async function timeAnswer(stage: Stage, query: string) {
  const path = `/api/client/account/activity?sort=-timestamp&per_page=${perPage}&${query}`
  const times: number[] = []
  let events = 0
  for (let run = 0; run < answerRuns; run++) {
    const began = performance.now()
    const answer = await stage.ask(path)
    times.push(performance.now() - began)
    events = (JSON.parse(answer) as { data: unknown[] }).data.length
  }
  return { events, times: summary(times) }
}

async function timeOpening(stage: Stage): Promise<number> {
  const page = await stage.open(1)
  await lookOut(page, [{ name: 'event', selector: 'main li' }])
  await page.goto(`${stage.origin}/activity`)
  const at = await seenAt(page, 'event')
  await page.close()
  return at
}

async function timeAnswers(stage: Stage, rows: number): Promise<FeedCost['answers']> {
  const cost: FeedCost['answers'] = []
  for (const { name, query } of questions(rows))
    cost.push({ name, ...(await timeAnswer(stage, query)) })
  return cost
}

async function measure(stage: Stage, rows: number): Promise<FeedCost> {
  fill(stage, rows)
  const cost = await timeAnswers(stage, rows)
  const opened: number[] = []
  for (let run = 0; run < openRuns; run++) opened.push(await timeOpening(stage))
  return { rows, answers: cost, opened: summary(opened) }
}

/** Measures a feed of few events, one of `rows` events, and what the page keeps in memory on the way down the latter. */
export async function measureFeed(
  stage: Stage,
  rows: number,
): Promise<{ small: FeedCost; large: FeedCost; memory: Memory[] }> {
  // What the first requests of a process cost says nothing of the number of events.
  fill(stage, few)
  for (let round = 0; round < 5; round++) await timeAnswers(stage, few)
  await timeOpening(stage)
  const small = await measure(stage, few)
  const large = await measure(stage, rows)
  return { small, large, memory: await scrolled(stage, [1000, 10_000]) }
}
