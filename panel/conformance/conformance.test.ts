import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { compare, type Observed } from './compare.ts'
import {
  findRun,
  isObject,
  type Json,
  readRecordings,
  type Recording,
} from './recording.ts'
import { replay } from './replay.ts'

const read = (name: string) =>
  readRecordings(join(import.meta.dirname, 'recordings', `${name}.jsonl`))
const recordings = read('pterodactyl-1.11.8')
const story = read('pterodactyl-1.11.8-story')
const nothingBound = { get: () => null, isKnown: () => true }

/** The recorded answer as if the stand-in had given it. */
function echo({ response }: Recording): Observed {
  const { status, headers, body } = structuredClone(response)
  if (isObject(body)) delete body['$bytes']
  return { status, headers, body: body === '' ? null : body }
}

const reasons = (recording: Recording, actual: Observed) =>
  compare(recording, actual, nothingBound, { cookies: true })

type Change = (actual: Observed) => void

/** Every way to spoil one value in place: another value, another type, no value at all. */
function spoilt(value: Json): Json[] {
  if (typeof value === 'string') return [`${value}~`, value === '' ? 'x' : '', null, 7]
  if (typeof value === 'number') return [String(value), value + 0.5, null]
  if (typeof value === 'boolean') return [!value, null, 'true']
  if (value === null) return ['x', 0, {}]
  if (Array.isArray(value))
    return [[...value, 'x'], value.slice(1), null, {}].slice(value.length === 0 ? 2 : 0)
  return [{ ...value, extra: 1 }, null, []]
}

/** Changes to all values of a body; of long lists only the first and the last item are touched. */
function bodyChanges(body: Json, path: (string | number)[] = []): Change[] {
  const at = (root: Json): Json | undefined =>
    path.slice(0, -1).reduce<Json | undefined>((inner, key) => {
      if (Array.isArray(inner)) return inner[Number(key)]
      return isObject(inner) ? inner[String(key)] : undefined
    }, root)
  const key = path.at(-1)
  const here = spoilt(body).map((value): Change => (actual) => {
    const parent = at(actual.body)
    if (key === undefined) actual.body = value
    else if (Array.isArray(parent)) parent[Number(key)] = value
    else if (isObject(parent)) parent[String(key)] = value
  })
  const removed: Change = (actual) => {
    const parent = at(actual.body)
    if (isObject(parent)) delete parent[String(key)]
  }
  const inner = Array.isArray(body)
    ? [...new Set([0, body.length - 1])].flatMap((i) => {
        const item = body[i]
        return item === undefined ? [] : bodyChanges(item, [...path, i])
      })
    : isObject(body)
      ? Object.entries(body).flatMap(([name, value]) => bodyChanges(value, [...path, name]))
      : []
  const fromObject = typeof key === 'string' ? [removed] : []
  return [...here, ...fromObject, ...inner]
}

const headerChanges: Change[] = [
  (actual) => (actual.status += 1),
  (actual) => (actual.headers['content-type'] = 'text/plain'),
  (actual) => (actual.headers['allow'] = 'TRACE'),
  (actual) => (actual.headers['location'] = 'http://127.0.0.1:8124/elsewhere'),
  (actual) => (actual.headers['x-ratelimit-limit'] = '61'),
  (actual) => (actual.headers['set-cookie'] = ['other']),
  ({ headers }) => {
    if ('retry-after' in headers) delete headers['retry-after']
    else headers['retry-after'] = '5'
  },
]

describe('comparison of answers', () => {
  it('finds nothing wrong with the recorded answers themselves', () => {
    const wrong = [...recordings, ...story].filter(
      (one) => reasons(one, echo(one)).length > 0,
    )
    expect(wrong.map(({ name }) => name)).toEqual([])
  })

  it('sees every change of a status, a compared header or a value', () => {
    const unseen: string[] = []
    let count = 0
    // Lists repeat their rows, so of long files every third recording will do.
    for (const recording of recordings.filter((_, index) => index % 3 === 0)) {
      const changes = [...headerChanges, ...bodyChanges(echo(recording).body)]
      changes.forEach((change, index) => {
        const actual = echo(recording)
        change(actual)
        count += 1
        if (reasons(recording, actual).length === 0)
          unseen.push(`${recording.name} #${index}`)
      })
    }
    expect(unseen).toEqual([])
    expect(count).toBeGreaterThan(5000)
  })

  it('lets times, tokens, ids, hosts and waiting times be others of their form', () => {
    const lockout = recordings.find(({ name }) => name === 'login.lockout5.attempt-6')
    const account = recordings.find(({ name }) => name === 'login.ok-username')
    if (!lockout || !account) throw new Error('recordings are missing')
    const later: Observed = JSON.parse(
      JSON.stringify(echo(account))
        .replaceAll('2026-11', '2031-02')
        .replaceAll('41857c6c', 'ffff0000'),
    )
    expect(reasons(account, later)).toEqual([])
    const sooner: Observed = JSON.parse(
      JSON.stringify(echo(lockout)).replace('59 seconds', '3 seconds'),
    )
    expect(reasons(lockout, sooner)).toEqual([])
  })

  it('holds answers to the ids that earlier answers told', () => {
    const list = recordings.find(({ name }) => name === 'cookie.api-keys.list.25')
    if (!list) throw new Error('a recording is missing')
    const get = (text: string) => (text.startsWith('ptlc_') ? 'ptlc_another0one' : null)
    expect(
      compare(list, echo(list), { ...nothingBound, get }, { cookies: true }),
    ).not.toEqual([])
  })

  it('sees rows that changed places where their order is promised', () => {
    const feed = recordings.find(({ name }) => name === 'cookie.activity.default')
    if (!feed) throw new Error('a recording is missing')
    const actual = echo(feed)
    if (isObject(actual.body) && Array.isArray(actual.body['data']))
      actual.body['data'].reverse()
    expect(reasons(feed, actual)).not.toEqual([])
  })
})

describe('replay', () => {
  const opening = recordings.slice(0, 72)

  it('matches the opening of the recordings, and counts each one that does not', async () => {
    const spoilsport = opening.map((one, index) =>
      index % 10 === 0 ? { ...one, response: { ...one.response, status: 299 } } : one,
    )
    const { total, matched, mismatches } = await replay(spoilsport, 'pterodactyl-1.11.8')
    expect({ total, matched }).toEqual({ total: 72, matched: 64 })
    expect(mismatches.every(({ recording }) => recording.response.status === 299)).toBe(
      true,
    )
  })

  it('does not stumble over names that it never heard of', async () => {
    const strange = opening.slice(0, 3).map((one, index) => ({
      ...one,
      name: `bearer.never.heard-of-${index}.*(`,
    }))
    const { total } = await replay(strange, 'pterodactyl-1.11.8')
    expect(total).toBe(3)
  })

  it('finds runs of segments in names', () => {
    expect(findRun('cookie.password.sessions.1-change', 'password.sessions')).toBe(
      'password.sessions',
    )
    expect(findRun('bearer.required-2fa.level2.user1.email', 'required-2fa.level*.*')).toBe(
      'required-2fa.level2.user1',
    )
    expect(findRun('story.login.ok', '^login')).toBeNull()
    expect(findRun('cookie.throttle.429-put', 'throttle.429')).toBeNull()
  })
})
