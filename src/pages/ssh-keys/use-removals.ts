import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'

import { isFailure, type Failure } from '#src/api/failures.ts'
import type { SshKey } from '#src/api/ssh-keys.ts'
import { isOnItsWay } from '#src/forms/is-on-its-way.ts'
import { lookAgain } from '#src/forms/look-again.ts'
import { useLife } from '#src/forms/use-life.ts'
import { useRaise } from '#src/forms/use-raise.ts'
import { useHost } from '#src/host/context.ts'
import { perHost } from '#src/host/host.ts'
import { lifetime } from '#src/host/lifetime.ts'
import { useT } from '#src/i18n/context.ts'
import type { Listed } from '#src/keys/own-list.ts'
import { fetchCodeOnce } from '#src/lib/code.ts'
import type { Instant } from '#src/lib/instant.ts'
import { sameAccount } from '#src/session/same-account.ts'
import { useAnnounce } from '#src/ui/announcer.tsx'

import { type Late, type LookingState, stillLate } from './late.ts'
import {
  lateOf,
  removing,
  sshKeyMutations,
  watchSshKey,
  type Removed,
} from './mutations.ts'
import { removalSpoken } from './removal-words.ts'
import { undoTime } from './undo-time.ts'

/** The list as it was read last. */
export type ListedKeys = {
  keys: readonly SshKey[]
  /** How many rows could not be read. */
  odd: number
  /** When it was read. */
  readAt: Instant
}

/** A key that somebody asked to remove, and what is known of that. */
export type Gone = {
  key: SshKey
  outcome: Removed | Failure
  /** Until when it can be undone. */
  until: Instant
  /** What a list that was read since tells of it. */
  tell: ReturnType<typeof watchSshKey>['tell']
  /** What removed it had focus, and is gone. */
  takesFocus: boolean
  /** Where this press, or one before it, may come late: whether that is looked for, or was in vain. */
  looking?: LookingState | undefined
}

/** By fingerprint, also once the list is left: what a press before looks for still is the next one's to tell. */
const looksOf = perHost(
  () => new Map<string, { stop: () => void; isTheirs: () => boolean; late: Late | null }>(),
)

/**
 * A removal as far as it is known by now: what nobody could read then, a list that was read since tells, where it does,
 * and the time begins with that.
 */
function knownOf(gone: Gone, { keys: items, odd, readAt }: ListedKeys): Gone {
  const { outcome, until, tell } = gone
  if (outcome !== 'not-read' || readAt <= until - undoTime) return gone
  const listed = tell({ items, odd })
  if (listed === 'untold') return gone
  return {
    ...gone,
    outcome: listed === 'there' ? 'still-there' : 'removed',
    until: readAt + undoTime,
  }
}

/** One that was looked for in vain, with what the last look told. */
function inVain(gone: Gone, listed: Listed): Gone {
  const { outcome } = gone
  const looking = gone.looking && 'in-vain'
  const unheard = lateOf(outcome)
  if (!unheard) return { ...gone, looking }
  const told = listed === 'there' ? 'not-done' : 'unknown'
  return { ...gone, looking, outcome: { unheard, outcome: told } }
}

/** Removes keys, and holds what became of each until somebody has read it. `onTold` is the same at each render. */
export function useRemovals(list: ListedKeys, onTold: () => void) {
  const t = useT()
  const host = useHost()
  const announce = useAnnounce()
  const queries = useQueryClient()
  const raise = useRaise()
  const life = useLife()
  const { mutateAsync } = useMutation(sshKeyMutations.remove())
  // Several may be on their way at once.
  const underWay = useMutationState({
    filters: { mutationKey: removing, status: 'pending' },
    // Whatever is filed under this key removes an SSH key.
    select: ({ state }) => (state.variables as SshKey).fingerprint,
  })
  const [gone, setGone] = useState<readonly Gone[]>([])

  const removeOne = useCallback(
    async (key: SshKey) => {
      const { fingerprint, name } = key
      if (isOnItsWay<SshKey>(queries, removing, (each) => each.fingerprint === fingerprint))
        return
      const pressed = host.focused()
      const watch = watchSshKey(queries, key)
      const isTheirs = sameAccount(queries)
      const looks = looksOf(host)
      const before = looks.get(fingerprint)
      before?.stop()
      const control = new AbortController()
      const signal = AbortSignal.any([control.signal, lifetime(host).signal])
      const outcome = await mutateAsync(key).catch((error: unknown) => {
        if (!isFailure(error)) throw error
        return error
      })
      const late =
        outcome === 'removed'
          ? null
          : stillLate(lateOf(outcome), before?.isTheirs() ? before.late : null)
      const mine = { stop: () => control.abort(), isTheirs, late }
      looks.set(fingerprint, mine)
      function tell(outcome: Gone['outcome'], looking?: LookingState) {
        if (!isTheirs()) return
        // Whoever went elsewhere finds no way there to bring it back.
        if (life().aborted) {
          if (outcome === 'removed') return announce(t('sshKeys.removed', { name }))
          return void fetchCodeOnce(() => import('./not-removed.tsx')).then((code) => {
            // Meanwhile it may have come.
            if (!isTheirs() || looks.get(fingerprint) !== mine) return
            announce(code?.removalTold(t, name, outcome) ?? t('sshKeys.notKnown', { name }))
          }, raise)
        }
        // Who went on to something else meanwhile is not called back. The menu of a row that is gone leaves focus to the title.
        const focused = host.focused()
        const isLeft = !focused || focused === pressed || focused.tagName === 'H1'
        const takesFocus = outcome === 'removed' && isLeft
        const until = Date.now() + undoTime
        onTold()
        setGone((all) => [
          { key, outcome, until, tell: watch.tell, takesFocus, looking },
          ...all.filter((each) => each.key.fingerprint !== fingerprint),
        ])
        if (outcome === 'removed') announce(removalSpoken(t, { name, takesFocus }))
      }
      tell(outcome, late ? 'now' : undefined)
      if (!late) return
      let listed: Listed = 'untold'
      async function look() {
        listed = 'untold'
        listed = await watch.look()
        return listed === 'not-there'
      }
      if (await lookAgain(host, late.failure, look, signal, late.since)) {
        looks.delete(fingerprint)
        return tell('removed')
      }
      if (signal.aborted) return
      setGone((all) => all.map((each) => (each.key === key ? inVain(each, listed) : each)))
    },
    [mutateAsync, host, announce, t, queries, life, onTold, raise],
  )
  // The same function each time: rows that stay as they are need not render again.
  const remove = useCallback(
    (key: SshKey) => removeOne(key).catch(raise),
    [removeOne, raise],
  )

  return {
    gone: gone.map((each) => knownOf(each, list)),
    /** Fingerprints of keys whose removal is on its way. */
    underWay,
    remove,
    /** What became of this one needs no more to be shown. */
    forget: (key: SshKey) => setGone((before) => before.filter((each) => each.key !== key)),
  }
}
