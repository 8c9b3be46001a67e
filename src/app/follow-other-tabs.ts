import type { QueryClient } from '@tanstack/react-query'
import { createPath } from 'react-router'

import { accountEndpoint, identity } from '#src/api/account.ts'
import { isFailure } from '#src/api/failures.ts'
import { signInAgain } from '#src/forms/sign-in-again.ts'
import { pause } from '#src/host/pause.ts'
import { stillness } from '#src/host/stillness.ts'
import { unsavedInput } from '#src/host/unsaved-input.ts'
import { paths } from '#src/lib/paths.ts'
import type { Navigation } from '#src/navigation/navigation.ts'
import { recentKey } from '#src/session/changes.ts'
import { forgetKeptRequests } from '#src/session/kept-requests.ts'
import { otherTabs, type News } from '#src/session/other-tabs.ts'
import { hostOf, clientOf } from '#src/session/panel-client.ts'
import { accountQueries } from '#src/session/queries.ts'

import { meetAnotherAccount } from './another-account.ts'
import { signInAndReadAgain } from './sign-in-and-read-again.ts'
import { followStreamer } from './streamer/turn.ts'
import { whoseAccount } from './whose-account.ts'
import { whySignedOut } from './why-signed-out.ts'

/** What another tab says of who is signed in. */
type Told = Extract<News, { about: 'session' }>['now']

/**
 * Keeps this tab in step with the others: what they tell is looked up at once, and the account whenever the page is
 * looked at again, since a sign-in on the panel's own pages tells nobody; streamer mode is theirs. Returns what ends it.
 */
export function followOtherTabs(queries: QueryClient, navigation: Navigation): () => void {
  const me = accountQueries.me()
  const host = hostOf(queries)
  const question = whoseAccount(host)
  const signIn = signInAgain(host)
  const { isHeld: isStandingStill, subscribe: onStillness } = stillness(host)
  let looking = false
  /** What was told, or `null` where somebody only looked at the page, while it stood still. */
  let later: { told: Told | null } | null = null
  /** What was told while it looked already: the answer may be from before. */
  let missed: Told | null = null

  /** Asks who is signed in; `told`: what another tab says has become of that, `null` where nobody told. */
  async function look(told: Told | null): Promise<void> {
    if (looking) {
      missed = told ?? missed
      return
    }
    const before = queries.getQueryData(me.queryKey)
    // Nobody is known here, or something is on screen that nothing may replace.
    if (!before || pause(host).until() !== null) return
    if (isStandingStill() && !question.isAsked()) {
      later = { told: told ?? later?.told ?? null }
      return
    }
    looking = true
    try {
      const now = await clientOf(queries).request(accountEndpoint)
      const same = identity(now) === identity(before)
      if (same) queries.setQueryData(me.queryKey, now)
      if (signIn.isOpen()) signIn.answer(same)
      if (same) question.foundOwn()
      else await meetAnotherAccount(queries, before, now)
    } catch (error) {
      // Whatever else is wrong, the next read tells.
      if (!isFailure(error, 'unauthenticated')) return
      const isKnown = told === 'signed-out'
      question.settle()
      if (told && !unsavedInput(host).isHeld() && signIn.waiting() === 'nothing') {
        // A read that was refused before the news came may have asked already.
        signIn.answer(false)
        return await leave(isKnown)
      }
      void signInAndReadAgain(queries)
      if (isKnown) whySignedOut(host).set({ inOtherTab: true })
    } finally {
      looking = false
      const next = missed
      missed = null
      if (next) void look(next)
    }
  }

  function leave(isKnown: boolean): Promise<void> {
    if (isKnown) forgetKeptRequests(queries)
    const to = createPath(navigation.place())
    const because = isKnown ? 'signed-out-elsewhere' : 'session-ended'
    return navigation.go(paths.signIn({ because, to }))
  }

  const stop = otherTabs(host).listen((news) => {
    if (news.about === 'session') return void look(news.now)
    if (news.about !== 'changes') return
    if (!queries.getQueryData(me.queryKey)) return
    // While the page stands still it is only noted: the page that comes next reads it again.
    const refetchType = isStandingStill() ? 'none' : 'active'
    for (const queryKey of [recentKey, ...news.changes])
      void queries.invalidateQueries({ queryKey, refetchType })
    // Turning two-factor on opens what was closed until then.
    void queries.invalidateQueries({
      refetchType,
      predicate: ({ state }) => isFailure(state.error, 'two-factor-required'),
    })
  })
  const looked = () => {
    if (host.isVisible()) void look(null)
  }
  const goneOn = onStillness(() => {
    if (isStandingStill() || !later) return
    const { told } = later
    later = null
    void look(told)
  })
  const ends = [
    stop,
    goneOn,
    host.onVisibility(looked),
    host.onWindow('focus', looked),
    followStreamer(queries),
  ]
  return () => {
    for (const end of ends) end()
  }
}
