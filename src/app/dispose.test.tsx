import '#src/test/dom.ts'
import { MutationObserver } from '@tanstack/react-query'
import { cleanup, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'

import { json, noContent, refusal } from '#src/api/testing/panel.ts'
import { sendSignedIn, signInAgain } from '#src/forms/sign-in-again.ts'
import type { Host, Locks } from '#src/host/host.ts'
import { pause } from '#src/host/pause.ts'
import { keepSecret } from '#src/lib/secret-reference.ts'
import { createHistoryInMemory } from '#src/navigation/histories.ts'
import { profileMutations } from '#src/pages/profile/mutations.ts'
import { setUpOf } from '#src/pages/security/set-up/flow.ts'
import { fakeLocks } from '#src/pages/security/tab-lock/testing/fake-locks.ts'
import { otherTabs } from '#src/session/other-tabs.ts'
import { accountQueries } from '#src/session/queries.ts'
import { watchListeners } from '#src/test/browser-parts.ts'
import { createTestHost } from '#src/test/host.ts'
import { calls } from '#src/test/panel.ts'
import { fillEmailForm } from '#src/test/profile-forms.ts'
import { openPage } from '#src/test/render.tsx'

import { parseConfig } from './config.ts'
import { createPerch } from './create-perch.ts'

afterEach(() => vi.unstubAllGlobals())

const una = { id: 1, username: 'una', email: 'una@example.test' }

/** Channels to other tabs that are open. */
function watchChannels() {
  const open = new Set<object>()
  const Real = BroadcastChannel
  vi.stubGlobal(
    'BroadcastChannel',
    class extends Real {
      constructor(name: string) {
        super(name)
        open.add(this)
      }
      override close() {
        open.delete(this)
        super.close()
      }
    },
  )
  return open
}

/** Web Locks that know which of them are held. */
function watchLocks() {
  const { request } = fakeLocks()
  const held = new Set<string>()
  const locks: Locks = {
    request: (name, options, granted) =>
      request(name, options, async (lock) => {
        if (lock) held.add(name)
        const answer = await granted(lock)
        held.delete(name)
        return answer
      }),
  }
  vi.stubGlobal('navigator', Object.create(navigator, { locks: { value: locks } }))
  return held
}

/** A Perch whose host answers only for the account by itself; what else is asked waits, whether or not it is given up. */
async function begin() {
  const channels = watchChannels()
  const locks = watchLocks()
  const waiting: { path: string; init: RequestInit; answer: (given: Response) => void }[] =
    []
  const speak = vi.fn<Host['speak']>()
  const host = createTestHost({
    cookies: () => 'XSRF-TOKEN=token',
    fetch(input, init = {}) {
      const path = String(input)
      if (path.endsWith('/account'))
        return Promise.resolve(json({ object: 'user', attributes: una }))
      const { promise, resolve } = Promise.withResolvers<Response>()
      waiting.push({ path, init, answer: resolve })
      return promise
    },
    speak,
  })
  const config = parseConfig({ panelName: 'Panel' }, host.origin)
  const perch = createPerch(config, host, createHistoryInMemory('/profile'))
  await perch.ready
  const { queries } = perch
  const account = await queries.ensureQueryData(accountQueries.me())
  await vi.waitFor(() => expect(channels.size).toBe(1))
  const asked = (path: RegExp) =>
    vi.waitFor(() => {
      const found = waiting.find((each) => path.test(each.path))
      if (!found) throw new Error(`${path} was not asked for`)
      return found
    })
  const changeEmail = () => {
    const change = { email: 'new@example.test', password: 'correct horse' }
    const { mutate } = new MutationObserver(queries, profileMutations.changeEmail())
    return sendSignedIn(host, () => mutate(keepSecret(change)))
  }
  return { perch, host, queries, account, asked, changeEmail, speak, channels, locks }
}

test('what is on its way is given up, and what comes of it later does nothing', async () => {
  const { perch, host, queries, account, asked, changeEmail, channels, locks } =
    await begin()
  const outcome = changeEmail().catch((error: unknown) => error)
  const write = await asked(/email$/)
  const setUp = setUpOf(account, queries)
  const starting = setUp.start()
  const start = await asked(/two-factor$/)
  expect([setUp.step().name, locks.size]).toEqual(['starting', 1])

  perch.dispose()
  perch.dispose()
  expect([write, start].map(({ init }) => init.signal?.aborted)).toEqual([true, true])
  expect(setUp.step()).toEqual({ name: 'waiting' })
  write.answer(refusal(401, 'AuthenticationException'))
  const secret = 'ABCDEFGHIJKLMNOP'
  const uri = `otpauth://totp/Panel:una?secret=${secret}`
  start.answer(json({ data: { image_url_data: uri, secret } }))
  expect(await outcome).toMatchObject({ kind: 'unauthenticated' })
  await starting
  expect(signInAgain(host).isOpen()).toBe(false)
  expect(setUp.step()).toEqual({ name: 'waiting' })
  await vi.waitFor(() => expect([channels.size, locks.size]).toEqual([0, 0]))
})

test('a write that was carried out late tells no other tab', async () => {
  const { perch, asked, changeEmail, channels } = await begin()
  const writing = changeEmail()
  const write = await asked(/email$/)
  perch.dispose()
  expect(channels.size).toBe(0)
  write.answer(noContent())
  await writing
  expect(channels.size).toBe(0)
})

test('a secret that is on screen is forgotten, and its lock let go', async () => {
  const { perch, queries, account, asked, locks } = await begin()
  const setUp = setUpOf(account, queries)
  const starting = setUp.start()
  const start = await asked(/two-factor$/)
  const secret = 'ABCDEFGHIJKLMNOP'
  const uri = `otpauth://totp/Panel:una?secret=${secret}`
  start.answer(json({ data: { image_url_data: uri, secret } }))
  await starting
  expect(setUp.step().name).toBe('shown')
  perch.dispose()
  expect(setUp.step()).toEqual({ name: 'waiting' })
  await vi.waitFor(() => expect(locks.size).toBe(0))
})

test('nothing begins on one that is over', async () => {
  const { perch, host, queries, account, speak, channels, locks } = await begin()
  perch.dispose()
  const spoken = speak.mock.calls.length
  await perch.update({ locale: 'pseudo' })
  expect(speak).toHaveBeenCalledTimes(spoken)
  await expect(signInAgain(host).ask('form')).resolves.toBe(false)
  otherTabs(host).tell({ about: 'session', now: 'signed-out' })
  otherTabs(host).listen(() => {})
  expect(channels.size).toBe(0)
  pause(host).begin(60, () => {})
  expect(pause(host).until()).toBeNull()
  const setUp = setUpOf(account, queries)
  await setUp.start()
  await setUp.takeOver()
  expect([setUp.step().name, locks.size]).toEqual(['waiting', 0])
  await perch.navigation.go('/security')
  expect(perch.navigation.place().pathname).toBe('/profile')
})

/** A page with a form that something was typed into, a set-up and a write on their way, taken away. */
async function openAndDispose() {
  const page = await openPage('/profile')
  const { perch, queries, person, hold } = page
  const write = hold(calls.email)
  const { submit } = await fillEmailForm(person, 'new@example.test', 'correct horse')
  await submit()
  const start = hold(calls.twoFactor)
  const account = await queries.ensureQueryData(accountQueries.me())
  void setUpOf(account, queries).start()
  await waitFor(() => expect(page.count(calls.twoFactor)).toBe(1))
  cleanup()
  perch.dispose()
  write.release()
  start.release()
}

test('no listener is left on the document and the window', async () => {
  const listeners = watchListeners()
  // React and the tests' library listen to each document, and for good.
  await openAndDispose()
  await vi.waitFor(() => expect(listeners()).not.toHaveProperty('window pagehide false'))
  const before = listeners()
  await openAndDispose()
  await vi.waitFor(() => expect(listeners()).toEqual(before))
  expect(Object.keys(before)).not.toContain('window popstate false')
})
