import { MutationObserver, type QueryClient } from '@tanstack/react-query'

import { type Account, identity } from '#src/api/account.ts'
import { isFailure, type Failure } from '#src/api/failures.ts'
import { mayComeLate } from '#src/api/in-doubt.ts'
import { problemCodes } from '#src/api/problem-codes.ts'
import type { TwoFactorSetup } from '#src/api/two-factor.ts'
import { likelyUntil } from '#src/forms/look-again.ts'
import { sendSignedIn } from '#src/forms/sign-in-again.ts'
import { perHost } from '#src/host/host.ts'
import { lifetime } from '#src/host/lifetime.ts'
import type { Instant } from '#src/lib/instant.ts'
import { observableRecord } from '#src/lib/observable.ts'
import { takeSecret } from '#src/lib/secret-reference.ts'
import { hostOf } from '#src/session/panel-client.ts'
import { sameAccount } from '#src/session/same-account.ts'
import { proveTwoFactor } from '#src/two-factor/two-factor-state.ts'
import { unheardCodes } from '#src/two-factor/unheard-codes.ts'
import { noteCodesShown } from '#src/two-factor/unsaved-codes.ts'

import { startSetUp } from '../mutations.ts'
import { claimTabLock } from '../tab-lock/tab-lock.ts'

/** What the panel gave. */
export type Given = {
  setup: TwoFactorSetup
  /** An earlier question had no answer when this one was asked: if the panel sees to it later, this secret is void. */
  mayBeReplaced: boolean
}

/** Where a set-up stands. Only while the secret is shown, and its code asked for, is it there. */
export type SetUpState =
  /** Nothing was asked of the panel. */
  | { name: 'waiting' }
  | { name: 'starting' }
  | { name: 'failed'; failure: Failure }
  /** Two-factor is on already: the panel gives no new secret. */
  | { name: 'on' }
  /** Another tab of this browser has a QR code on screen. */
  | { name: 'other-tab'; since: Instant | null; where: string | null }
  /** Another tab has taken over, and with it the only QR code that works. */
  | { name: 'lost' }
  | ({ name: 'shown' } & Given)
  | { name: 'codes'; codes: readonly string[] }
  /** Two-factor is on, and the answer with the recovery codes never came. */
  | { name: 'codes-lost' }

/**
 * One set-up, from the press that starts it to its end. It lives outside of React because it begins with an event on one
 * page and goes on on the next, and because nothing that renders may ask the panel again: each asking replaces the
 * secret (recording `two-factor.get.again`).
 */
export type SetUp = {
  /** Whose set-up it is. */
  account: string
  step(): SetUpState
  subscribe(listener: () => void): () => void
  /** Asks for a secret unless another tab has one on screen. Never throws. */
  start(): Promise<void>
  /** As `start`, but takes it from the other tab. */
  takeOver(): Promise<void>
  /** What was typed beside the code, from one QR code to the next. It goes with the secret. */
  typed: { password: string }
  /** Two-factor is on, with these codes; `null` when the answer was lost. Where no page is left to show them, they are kept nowhere. */
  finish(codes: readonly string[] | null): void
  /** Forgets the secret, the codes and what was typed. */
  forget(): void
  /** Says that a page shows it; the function that comes back says that it no longer does, after which all is forgotten. */
  enter(): () => void
}

function createSetUp(of: Account, queries: QueryClient): SetUp {
  const host = hostOf(queries)
  const account = identity(of)
  const state = observableRecord<{ step: SetUpState }>({ step: { name: 'waiting' } })
  /** Ends the hold on being the only tab that sets up; `null` while it is not claimed. */
  let hold: AbortController | null = null
  let shownBy = 0
  /** Which start counts: what an earlier one comes to, after it was given up, is nobody's any more. */
  let turn = 0
  const typed = { password: '' }
  /** How many questions for a secret are on their way. */
  let unanswered = 0
  /** Until when the panel is likely to see to one that is not, and had no answer of it. */
  let lateUntil: Instant = 0

  const stepNow = () => state.get().step
  const become = (step: SetUpState) => state.set({ step })

  function letGo(): void {
    hold?.abort()
    hold = null
  }

  function lose(because: 'taken' | 'slept'): void {
    turn += 1
    letGo()
    // What has been given out cannot be taken away any more, least of all codes.
    if (['shown', 'starting'].includes(stepNow().name))
      // A page that slept does not know what other tabs did: it begins anew, when asked to.
      become({ name: because === 'taken' ? 'lost' : 'waiting' })
  }

  async function ask(mine: number): Promise<void> {
    const asking = new MutationObserver(queries, startSetUp())
    const sentAt = Date.now()
    const isStillTheirs = sameAccount(queries)
    const mayBeReplaced = unanswered > 0 || sentAt < lateUntil
    unanswered++
    try {
      const setup = takeSecret(await sendSignedIn(host, () => asking.mutate()))
      unanswered--
      // A secret is given out only while two-factor is off, and no request that had the one before turns it on any more.
      unheardCodes(host).forget(of)
      if (mine === turn) become({ name: 'shown', setup, mayBeReplaced })
    } catch (error) {
      if (!isFailure(error)) throw error
      unanswered--
      if (mayComeLate(error)) lateUntil = likelyUntil(sentAt, error)
      if (mine === turn) letGo()
      const on = isFailure(error, 'refused') && error.code === problemCodes.twoFactorEnabled
      if (on && isStillTheirs()) proveTwoFactor(queries, 'on')
      if (mine === turn) become(on ? { name: 'on' } : { name: 'failed', failure: error })
    } finally {
      // Nothing renders it: without this the cache would keep it.
      asking.reset()
    }
  }

  async function claimAndAsk(steal: boolean): Promise<void> {
    // A second press finds the first one at work.
    if (stepNow().name === 'starting' || lifetime(host).signal.aborted) return
    become({ name: 'starting' })
    turn += 1
    const mine = turn
    letGo()
    hold = new AbortController()
    const { signal } = hold
    const claimed = { steal, signal, onLost: lose }
    const claim = await claimTabLock(host, `two-factor:${account}`, claimed)
    if (mine !== turn || claim.kind === 'released') return
    if (claim.kind === 'held') return ask(mine)
    letGo()
    become({ name: 'other-tab', since: claim.since, where: claim.where })
  }

  function forget(): void {
    turn += 1
    typed.password = ''
    letGo()
    become({ name: 'waiting' })
  }

  return {
    account,
    step: stepNow,
    subscribe: state.subscribe,
    start: () => claimAndAsk(false),
    takeOver: () => claimAndAsk(true),
    typed,
    finish(codes) {
      letGo()
      typed.password = ''
      if (shownBy === 0) return become({ name: 'waiting' })
      if (codes) noteCodesShown(host, of)
      become(codes ? { name: 'codes', codes } : { name: 'codes-lost' })
    },
    forget,
    enter() {
      shownBy++
      return () => {
        shownBy--
        // StrictMode unmounts and mounts again at once; that is no leaving.
        queueMicrotask(() => {
          if (shownBy === 0) forget()
        })
      }
    },
  }
}

/** The set-up of a Perch, once somebody asked for it. */
const setUps = perHost((host) => {
  const kept: { current: SetUp | null } = { current: null }
  // Nothing of it outlives the Perch: neither the secret nor the lock that keeps other tabs from starting one.
  lifetime(host).signal.addEventListener('abort', () => kept.current?.forget())
  return kept
})

/**
 * The set-up of this account, which may not have begun. One that belongs to somebody else is forgotten. `queries` is
 * where it writes down what the panel's answers prove about two-factor.
 */
export function setUpOf(account: Account, queries: QueryClient): SetUp {
  const who = identity(account)
  const kept = setUps(hostOf(queries))
  const before = kept.current
  if (before?.account === who) return before
  const setUp = createSetUp(account, queries)
  kept.current = setUp
  // Components ask while they render, when nothing that others show may change.
  queueMicrotask(() => before?.forget())
  return setUp
}
