import '#src/test/dom.ts'
import { MutationObserver } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'

import type { Account } from '#src/api/account.ts'
import { json } from '#src/api/testing/panel.ts'
import { keepDismissed, readDismissed } from '#src/feed/signals/dismissed.ts'
import type { Host } from '#src/host/host.ts'
import { keepProgress, readProgress } from '#src/pages/activity/not-me/progress.ts'
import { createKeyMutations } from '#src/pages/api-keys/create/mutations.ts'
import { setUpOf } from '#src/pages/security/set-up/flow.ts'
import { keepSecuringList } from '#src/session/keep-securing.ts'
import { recoveryCodeUsed } from '#src/session/recovery-code-used.ts'
import { securingList } from '#src/session/securing.ts'
import { createTestHost, createTestQueries } from '#src/test/host.ts'

/** Two panels behind one page may well give somebody the same id. */
const account = { id: 1, uuid: null, username: 'una', email: 'una@example.test' } as Account
const panels = [{}, { apiBase: '/games/api/client' }] as const

/** A page of its own for each panel, in one browser. */
function openBoth() {
  const open = (at: 0 | 1) => {
    const host = createTestHost()
    const fetch = () => Promise.resolve(json({ object: 'list', data: [] }))
    return { host, queries: createTestQueries({ ...panels[at], fetch }, host) }
  }
  return [open(0), open(1)] as const
}

afterEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  vi.restoreAllMocks()
})

test.each<[string, (host: Host) => void, (host: Host) => unknown]>([
  [
    'what was dismissed',
    (host) => keepDismissed(host, account, ['a row']),
    (host) => readDismissed(host, account),
  ],
  [
    'the ticks of a list of steps',
    (host) =>
      keepProgress(host, account, {
        ...readProgress(host, account, 0),
        ticked: ['password'],
      }),
    (host) => readProgress(host, account, 0).ticked,
  ],
  [
    'the way back to a list of steps',
    (host) => keepSecuringList(host, account, '/activity/not-me'),
    (host) => securingList(host, account) ?? [],
  ],
  [
    'that a recovery code was used',
    (host) => recoveryCodeUsed(host).note(account),
    (host) => (recoveryCodeUsed(host).was(account) ? ['used'] : []),
  ],
])('%s at one panel is nothing at another', (_, keep, read) => {
  const [here, there] = openBoth()
  keep(here.host)
  expect(read(here.host)).not.toHaveLength(0)
  expect(read(there.host)).toHaveLength(0)
})

test('no work at one panel waits for that of a tab at another', async () => {
  const names: string[] = []
  const request = (name: string, _work: () => unknown) => {
    names.push(name)
    return new Promise<unknown>(() => {})
  }
  vi.spyOn(navigator, 'locks', 'get').mockReturnValue({ request } as LockManager)
  for (const { queries } of openBoth()) {
    const wanted = { description: 'x', allowedIps: [] }
    void new MutationObserver(queries, createKeyMutations.create()).mutate({ wanted })
    void setUpOf(account, queries).start()
  }
  await vi.waitFor(() => expect(names).toHaveLength(4))
  expect(new Set(names).size).toBe(4)
})
