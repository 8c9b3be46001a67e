import '#src/test/dom.ts'
import { waitFor } from '@testing-library/react'
import { describe, expect, onTestFinished, test, vi } from 'vitest'

import { keyQueries } from '#src/keys/key-queries.ts'
import { clientOf } from '#src/session/panel-client.ts'
import { accountQueries } from '#src/session/queries.ts'
import { calls, type Rewriting } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'

import type { NewActivity, PanelSettings } from '../../panel/types.ts'
import { proveTwoFactor, twoFactorQueries } from './two-factor-state.ts'
import { unheardCodes } from './unheard-codes.ts'

const minute = 60_000
const entry = { secret: 'JBSWY3DPEHPK3PXP', recoveryCodes: ['aB3dE5gH0x'] }

/** A page that shows nothing of two-factor, and what would be known of it; nobody may ask for a secret meanwhile. */
async function start(settings: Partial<PanelSettings> = {}) {
  const page = await openPage('/nowhere', { settings })
  const { queries, panel, account, count, rewrite } = page
  onTestFinished(() => {
    expect(count(calls.twoFactor)).toBe(0)
    vi.unstubAllGlobals()
  })
  await queries.ensureQueryData(accountQueries.me())
  return {
    ...page,
    /** Reads it anew. */
    read: () => queries.fetchQuery({ ...twoFactorQueries.state(), staleTime: 0 }),
    known: () => queries.getQueryData(twoFactorQueries.state().queryKey),
    wrote: (...rows: Partial<NewActivity>[]) =>
      panel.control.addActivity(
        account.id,
        rows.map((row) => ({
          event: 'auth:success',
          timestamp: Date.now(),
          ip: '192.0.2.1',
          ...row,
        })),
      ),
    async accountSays(enabled: unknown) {
      rewrite(calls.me, telling(enabled))
      await queries.refetchQueries(accountQueries.me())
    },
  }
}

/** The account as panels tell it that say whether two-factor is on. */
const telling =
  (enabled: unknown): Rewriting =>
  async (response) => {
    const body: unknown = await response.json()
    const attributes = Object(Reflect.get(Object(body), 'attributes'))
    return Response.json(
      { object: 'user', attributes: { ...attributes, '2fa_enabled': enabled } },
      { headers: response.headers },
    )
  }

describe('who tells, in this order', () => {
  test.each([true, false])('the account, whatever else says: %s', async (enabled) => {
    const { panel, account, accountSays, wrote, read } = await start()
    panel.control.setTwoFactor(account.id, enabled ? null : entry)
    wrote({})
    vi.stubGlobal('PterodactylUser', { username: 'una', use_totp: !enabled })
    await accountSays(enabled)
    expect(await read()).toMatchObject({ state: enabled ? 'on' : 'off', by: 'account' })
  })

  test('an account that tells nonsense tells nothing', async () => {
    const { accountSays, read } = await start()
    await accountSays('yes')
    expect(await read()).toMatchObject({ state: 'unknown', by: null })
  })

  test('a panel that closes the feed until two-factor is on, before the host', async () => {
    const { read } = await start({ twoFactorRequired: 2 })
    vi.stubGlobal('PterodactylUser', { username: 'una', use_totp: true })
    expect(await read()).toMatchObject({ state: 'off', by: 'required' })
  })

  test('any list that was refused because two-factor is missing', async () => {
    const { queries, read } = await start({ twoFactorRequired: 2, missing: ['activity'] })
    await queries.fetchQuery(keyQueries.sshKeys()).catch(() => null)
    expect(await read()).toMatchObject({ state: 'off', by: 'required' })
  })

  test('a list that is refused later, where the host had told or nobody', async () => {
    const { queries, read, known } = await start({
      twoFactorRequired: 2,
      missing: ['activity'],
    })
    const askLists = () =>
      queries.fetchQuery({ ...keyQueries.sshKeys(), staleTime: 0 }).catch(() => null)
    vi.stubGlobal('PterodactylUser', { username: 'una', use_totp: true })
    expect(await read()).toMatchObject({ state: 'on', by: 'host' })
    await askLists()
    await waitFor(() => expect(known()).toMatchObject({ state: 'off', by: 'required' }))
    expect(await read()).toMatchObject({ state: 'off', by: 'required' })
    proveTwoFactor(queries, 'on')
    await askLists()
    expect(known()).toMatchObject({ state: 'on', by: 'write' })
  })

  test.each(['auth:success', 'user:account.email-changed', 'user:two-factor.create'])(
    'who did %s, as they are now',
    async (event) => {
      const { panel, account, wrote, read } = await start()
      wrote({ event })
      vi.stubGlobal('PterodactylUser', { username: 'una', use_totp: true })
      expect(await read()).toMatchObject({ state: 'off', by: 'activity' })
      panel.control.setTwoFactor(account.id, entry)
      vi.stubGlobal('PterodactylUser', { username: 'una', use_totp: false })
      expect(await read()).toMatchObject({ state: 'on', by: 'activity' })
    },
  )

  test('nobody else’s row, and no failed sign-in', async () => {
    const { panel, wrote, read } = await start()
    const other = panel.control.createAccount({
      username: 'otto',
      email: 'otto@example.test',
      password: 'another horse',
    })
    panel.control.setTwoFactor(other.id, entry)
    wrote(
      { actorId: other.id },
      { event: 'user:account.email-changed', actorId: other.id },
      { event: 'auth:fail', actorId: null },
      { event: 'user:account.email-changed', actorId: null },
    )
    expect(await read()).toMatchObject({ state: 'unknown', by: null })
  })

  test.each([true, false])('the page around this one: %s', async (enabled) => {
    const { read } = await start()
    vi.stubGlobal('PterodactylUser', { username: 'una', use_totp: enabled })
    expect(await read()).toMatchObject({ state: enabled ? 'on' : 'off', by: 'host' })
    vi.stubGlobal('PterodactylUser', { username: 'otto', use_totp: enabled })
    expect(await read()).toMatchObject({ state: 'unknown', by: null })
  })
})

describe('a feed that does not tell', () => {
  test('is not there: unknown, and the host is asked', async () => {
    const { read } = await start({ missing: ['activity'] })
    expect(await read()).toMatchObject({ state: 'unknown', by: null })
    vi.stubGlobal('JexactylUser', { username: 'una', use_totp: true })
    expect(await read()).toMatchObject({ state: 'on', by: 'host' })
  })

  test.each([
    ['forbidden', 403],
    ['refused', 400],
  ])('is %s: unknown', async (_, status) => {
    const { rewrite, read } = await start()
    const errors = [{ code: 'HttpException', status: String(status), detail: 'No.' }]
    rewrite(calls.activity, () => Response.json({ errors }, { status }))
    expect(await read()).toMatchObject({ state: 'unknown', by: null })
  })

  test('cannot be read: a failure, unless somebody else tells', async () => {
    const { rewrite, read } = await start()
    rewrite(calls.activity, () => Response.json({ object: 'list', data: 'soon' }))
    await expect(read()).rejects.toMatchObject({ kind: 'surprise' })
    vi.stubGlobal('PterodactylUser', { username: 'una', use_totp: true })
    expect(await read()).toMatchObject({ state: 'on', by: 'host', codesMadeAt: null })
  })
})

describe('what this page did', () => {
  test('counts at once, and for a panel that tells nothing stays', async () => {
    const { queries, read, known } = await start({ missing: ['activity'] })
    proveTwoFactor(queries, 'on', 7 * minute)
    const on = {
      state: 'on',
      by: 'write',
      codesMadeAt: 7 * minute,
      isCodesTold: false,
      codesUsed: null,
    }
    expect(known()).toEqual(on)
    vi.stubGlobal('PterodactylUser', { username: 'una', use_totp: false })
    expect(await read()).toEqual(on)
    proveTwoFactor(queries, 'off')
    expect(await read()).toMatchObject({ state: 'off', by: 'write', codesMadeAt: null })
  })

  test('counts for the account as well, and gives way to a newer account', async () => {
    const { queries, accountSays, read } = await start()
    await accountSays(false)
    proveTwoFactor(queries, 'on')
    expect(await read()).toMatchObject({ state: 'on', by: 'account' })
    await accountSays(false)
    expect(await read()).toMatchObject({ state: 'off', by: 'account' })
  })

  test('gives way to a newer feed', async () => {
    const { queries, read, known, wrote } = await start()
    wrote({})
    proveTwoFactor(queries, 'on')
    expect(known()).toMatchObject({ state: 'on', by: 'write' })
    expect(await read()).toMatchObject({ state: 'off', by: 'activity' })
  })

  test('counts more than a read that was asked before it', async () => {
    const { queries, hold, read, known, count, wrote } = await start()
    wrote({})
    const held = hold(calls.activity)
    const before = read().catch(() => null)
    await waitFor(() => expect(count(calls.activity)).toBe(1))
    proveTwoFactor(queries, 'on')
    held.release()
    await before
    expect(known()).toMatchObject({ state: 'on', by: 'write' })
  })

  test('opens what was closed without two-factor', async () => {
    const { queries } = await start({ twoFactorRequired: 2 })
    await queries.fetchQuery(keyQueries.sshKeys()).catch(() => null)
    proveTwoFactor(queries, 'on')
    expect(queries.getQueryState(keyQueries.sshKeys().queryKey)?.error ?? null).toBeNull()
  })
})

describe('the recovery codes', () => {
  const now = Date.now() - 60 * minute
  // The feed writes whole seconds.
  const second = Math.floor(now / 1000) * 1000

  test('were made when they were made last', async () => {
    const { panel, account, wrote, read } = await start()
    panel.control.setTwoFactor(account.id, entry)
    const event = 'user:two-factor.create'
    wrote({ event, timestamp: second - minute }, { event, timestamp: second })
    expect(await read()).toMatchObject({ codesMadeAt: second, codesUsed: null })
  })

  test.each([
    ['no sign-in of that kind was written: not known', [], null],
    ['codes of the app were: none', ['auth:token'], 0],
    ['some were', ['auth:recovery-token', 'auth:token', 'auth:recovery-token'], 2],
  ])('%s', async (_, events, used) => {
    const { panel, account, wrote, read } = await start()
    panel.control.setTwoFactor(account.id, entry)
    wrote({ event: 'user:two-factor.create', timestamp: second })
    wrote(...events.map((event) => ({ event, timestamp: second + minute })))
    expect(await read()).toMatchObject({ codesUsed: used })
  })

  test('used before the present ones were made do not count', async () => {
    const { panel, account, wrote, read } = await start()
    panel.control.setTwoFactor(account.id, entry)
    wrote(
      { event: 'auth:recovery-token', timestamp: second - minute },
      { event: 'user:two-factor.create', timestamp: second },
    )
    expect(await read()).toMatchObject({ codesMadeAt: second, codesUsed: 0 })
  })

  test('are not counted where a panel does not filter, and has more than was read', async () => {
    const { queries, panel, account, wrote, read } = await start()
    clientOf(queries).capabilities.set({ activityFilter: false })
    panel.control.setTwoFactor(account.id, entry)
    wrote(...Array.from({ length: 40 }, () => ({ timestamp: second - minute })))
    wrote({ event: 'user:two-factor.create', timestamp: second })
    wrote({ event: 'auth:recovery-token', timestamp: second + 1000 })
    wrote(...Array.from({ length: 20 }, () => ({ timestamp: second + minute })))
    expect(await read()).toMatchObject({ codesMadeAt: second, codesUsed: null })
  })

  test('are still said where the host tells that they count', async () => {
    const { wrote, read } = await start()
    vi.stubGlobal('PterodactylUser', { username: 'una', use_totp: true })
    wrote({ event: 'user:two-factor.create', timestamp: second, actorId: null })
    expect(await read()).toMatchObject({ state: 'on', by: 'host', codesMadeAt: second })
  })

  test('of somebody without two-factor: nothing is said of them', async () => {
    const { wrote, read } = await start()
    wrote(
      { event: 'user:two-factor.create', timestamp: second },
      { event: 'auth:recovery-token', timestamp: second + 1000 },
      { event: 'user:two-factor.delete', timestamp: second + 2000 },
    )
    expect(await read()).toEqual({
      state: 'off',
      by: 'activity',
      codesMadeAt: null,
      isCodesTold: false,
      codesUsed: null,
    })
  })
})

describe('that it is off ends the note of a turn-on that nobody heard, once it cannot come late any more', () => {
  const clock = (at: number) => vi.setSystemTime(at)

  /** The page of somebody who asks for it at this moment, and what becomes of the note. */
  async function ask(settings: Partial<PanelSettings> = {}) {
    vi.useFakeTimers({ toFake: ['Date'] })
    onTestFinished(() => void vi.useRealTimers())
    const page = await start(settings)
    const account = await page.queries.ensureQueryData(accountQueries.me())
    const unheard = unheardCodes(page.host)
    const at = Date.now()
    unheard.ask(account, at, 'off')
    const isNoted = () => unheard.turnedOnAt(account) !== null
    return { ...page, at, isNoted }
  }

  test('as somebody’s own row tells', async () => {
    const { wrote, read, isNoted, at } = await ask()
    wrote({})
    clock(at + minute - 1)
    expect(await read()).toMatchObject({ state: 'unknown', by: 'activity' })
    expect(isNoted()).toBe(true)
    clock(at + minute)
    expect(await read()).toMatchObject({ state: 'off', by: 'activity' })
    expect(isNoted()).toBe(false)
  })

  test('as the account tells, when that was read', async () => {
    const { accountSays, read, isNoted, at } = await ask()
    await accountSays(false)
    clock(at + minute)
    expect(await read()).toMatchObject({ state: 'unknown', by: 'account' })
    expect(isNoted()).toBe(true)
    await accountSays(false)
    expect(await read()).toMatchObject({ state: 'off', by: 'account' })
    expect(isNoted()).toBe(false)
  })

  test('as a refused list tells, when that was refused', async () => {
    const { queries, read, isNoted, at } = await ask({
      twoFactorRequired: 2,
      missing: ['activity'],
    })
    const askLists = () =>
      queries.fetchQuery({ ...keyQueries.sshKeys(), staleTime: 0 }).catch(() => null)
    await askLists()
    clock(at + minute)
    expect(await read()).toMatchObject({ state: 'unknown', by: 'required' })
    expect(isNoted()).toBe(true)
    await askLists()
    expect(await read()).toMatchObject({ state: 'off', by: 'required' })
    expect(isNoted()).toBe(false)
  })

  test('and not as this page, or the page around it, has it', async () => {
    const { read, isNoted, at } = await ask()
    vi.stubGlobal('PterodactylUser', { username: 'una', use_totp: false })
    clock(at + minute)
    expect(await read()).toMatchObject({ state: 'unknown' })
    expect(isNoted()).toBe(true)
  })

  test('as a list that is refused meanwhile tells, only then', async () => {
    const { queries, known, at } = await ask({
      twoFactorRequired: 2,
      missing: ['activity'],
    })
    const askLists = () =>
      queries.fetchQuery({ ...keyQueries.sshKeys(), staleTime: 0 }).catch(() => null)
    await queries.fetchQuery(twoFactorQueries.state())
    await askLists()
    await waitFor(() => expect(known()).toMatchObject({ state: 'unknown', by: 'required' }))
    clock(at + minute)
    await askLists()
    await waitFor(() => expect(known()).toMatchObject({ state: 'off', by: 'required' }))
  })
})
