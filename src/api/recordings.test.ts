import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { createClient } from './client.ts'
import { ApiFailure, type Failure, isFailure } from './failures.ts'
import { callFor, plainCall, secret } from './testing/calls.ts'
import { expectedOf } from './testing/expected.ts'
import {
  loadRecordings,
  type Received,
  type Recording,
  startPlayer,
} from './testing/recordings.ts'

const recordings = loadRecordings()
let player: Awaited<ReturnType<typeof startPlayer>>

beforeAll(async () => {
  player = await startPlayer()
})
afterAll(() => player.close())

function hasKey({ auth, request }: Recording): boolean {
  return auth === 'bearer' || 'authorization' in request.headers
}

async function replay(
  recording: Recording,
): Promise<{ outcome: unknown; received: Received[] }> {
  const key = 'ptlc_aaaaaaaaaaabbbbbbbb'
  const client = createClient({
    baseUrl: player.origin,
    pageOrigin: 'https://page.example',
    auth: hasKey(recording) ? { mode: 'key', key } : { mode: 'session' },
    csrfToken: () => 'token',
    fetch,
  })
  const { method, path } = recording.request
  const received = player.play(recording)
  const call = callFor(client, method, path) ?? plainCall(client, method, path)
  const outcome = await call().then(
    (value) => ({ value }),
    (error: unknown) => error,
  )
  return { outcome, received }
}

/** All that a person or a log could get to see of a failure. */
function traces(failure: Failure): string {
  return [
    failure.message,
    failure.stack,
    JSON.stringify(failure),
    String(failure.cause),
  ].join()
}

test('there are 1583 recordings of two panels', () => {
  expect(recordings).toHaveLength(1583)
  expect(new Set(recordings.map(({ panel }) => panel)).size).toBe(2)
})

describe.each([...new Set(recordings.map(({ panel }) => panel))])('%s', (panel) => {
  test.each(recordings.filter((each) => each.panel === panel))(
    '$name',
    async (recording) => {
      const { outcome, received } = await replay(recording)
      const { failure, value } = expectedOf(recording, hasKey(recording))
      if (failure) {
        expect(outcome).toMatchObject(failure)
        expect(outcome).toBeInstanceOf(ApiFailure)
        if (!isFailure(outcome)) throw outcome
        expect(outcome.message).toContain(outcome.endpoint)
        expect(traces(outcome)).not.toContain(secret)
      } else if (outcome instanceof Error) throw outcome
      else expect(outcome).toMatchObject({ value })
      expect(received[0]).toMatchObject({
        method: recording.request.method,
        headers: { accept: 'application/json', 'x-requested-with': 'XMLHttpRequest' },
      })
    },
  )
})

test('the expectations know every kind of failure', () => {
  const kinds = recordings.map((each) => expectedOf(each, hasKey(each)).failure?.['kind'])
  expect([...new Set(kinds)].map(String).toSorted()).toEqual([
    'forbidden',
    'refused',
    'surprise',
    'throttled',
    'two-factor-required',
    'unauthenticated',
    'unavailable',
    'undefined',
    'unsupported',
  ])
})

test('an altered recording is noticed', async () => {
  const recording = recordings.find(({ name }) => name === 'cookie.email.taken')
  if (!recording) throw new Error('the recording is gone')
  const altered = structuredClone(recording)
  altered.response.status = 500
  const { outcome } = await replay(altered)
  expect(outcome).not.toMatchObject(expectedOf(recording, false).failure ?? {})
})
