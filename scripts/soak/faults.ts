import { createHash } from 'node:crypto'

import { createChance } from '../../panel/seed-chance.ts'
import { spoil } from '../../panel/spoil.ts'
import type { Fault } from '../../panel/types.ts'
import type { Backend } from '../../server/backend.ts'

/**
 * All faults but one, those that cost a person twenty seconds less often. Strings of 200 kB are left out: what they leave in
 * the cache of queries for its five minutes would be taken for growth.
 */
const often = [
  'refuse',
  'reset-in-body',
  'delay-5s',
  'run-then-drop',
  '500-json',
  '500-html',
  '502-html',
  '504-html',
  '503-retry-after',
  '429-seconds',
  '429-absent',
  '429-1e9',
  '429-date',
  '401',
  '419-once',
  '419-always',
  'empty-403',
  'login-page-200',
  'redirect-to-login',
  'empty-200-run',
  'empty-200-not-run',
  'truncated-json',
  'array',
  'string',
  'odd-rows',
  'all-null',
  'fields-null',
  'prototype-keys',
] as const satisfies readonly Fault[]
/** What these make of an answer only JSON can be made of. */
const ofJson: readonly Fault[] = ['odd-rows', 'all-null', 'fields-null', 'prototype-keys']
const seldom = ['hang', 'run-late'] as const satisfies readonly Fault[]

/** A number for a text, the same each time. */
const numberFor = (text: string) =>
  createHash('sha256').update(text).digest().readUInt32BE()

/**
 * Faults by chance, in so large a share (0 to 1) of requests. Which request has which depends on the seed, the step of the
 * person, the request, and how many of its kind came in that step: not on which of several is first.
 */
export function createRandomFaults(seed: number, share: number) {
  const counted = new Map<string, number>()
  const running = new Set<Promise<unknown>>()
  const struck: string[] = []
  let step = 0
  let isOn = true
  let requests = 0

  function faultFor(request: Request): Fault | null {
    const kind = `${request.method} ${new URL(request.url).pathname}`
    const nth = (counted.get(kind) ?? 0) + 1
    counted.set(kind, nth)
    requests++
    const chance = createChance(numberFor(`${seed} ${step} ${kind} ${nth}`))
    if (!isOn || chance.next() >= share) return null
    const fault = chance.pick(chance.next() < 0.04 ? seldom : often)
    if (kind === 'GET /auth/login' && ofJson.includes(fault)) return null
    struck.push(`step ${step}: ${kind} ${fault}`)
    return fault
  }

  async function answer(
    panel: Backend,
    ...[request, client]: Parameters<Backend>
  ): Promise<Response> {
    const fault = faultFor(request)
    if (fault === null) return panel(request, client)
    // Of a caller that has given up nothing can be read any more.
    const { method, headers, url } = request
    const body = request.body && (await request.arrayBuffer())
    const run = () => panel(new Request(url, { method, headers, body }), client)
    return spoil({ fault }, request, run)
  }

  return {
    /** Puts the faults between a page and its panel. */
    around:
      (panel: Backend): Backend =>
      (request, client) => {
        const answered = answer(panel, request, client)
        const settled = answered.catch(() => {})
        running.add(settled)
        void settled.then(() => running.delete(settled))
        return answered
      },
    beginStep(next: number): void {
      step = next
      counted.clear()
    },
    stop: () => void (isOn = false),
    goOn: () => void (isOn = true),
    /** Resolves when the panel does nothing any more that somebody has given up waiting for. */
    async over(): Promise<void> {
      while (running.size > 0) await Promise.all(running)
    },
    /** What was struck so far, as `step 3: GET /api/client/account 502-html`. */
    struck: (): readonly string[] => struck,
    requests: () => requests,
  }
}
