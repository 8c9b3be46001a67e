import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'

import { isFailure, type Failure } from '#src/api/failures.ts'
import { mayComeLate } from '#src/api/in-doubt.ts'
import type { SshKey } from '#src/api/ssh-keys.ts'
import { isOnItsWay } from '#src/forms/is-on-its-way.ts'
import { useLookAgain } from '#src/forms/look-again.ts'
import { useLife } from '#src/forms/use-life.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import type { Instant } from '#src/lib/instant.ts'
import { useAnnounce } from '#src/ui/announcer.tsx'

import { removing, sshKeyMutations, watchSshKey, type Removed } from './mutations.ts'
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
}

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

/** Removes keys, and holds what became of each until somebody has read it. `onTold` is the same at each render. */
export function useRemovals(list: ListedKeys, onTold: () => void) {
  const t = useT()
  const host = useHost()
  const announce = useAnnounce()
  const queries = useQueryClient()
  const lookAgain = useLookAgain()
  const life = useLife()
  const { mutateAsync } = useMutation(sshKeyMutations.remove())
  // Several may be on their way at once.
  const underWay = useMutationState({
    filters: { mutationKey: removing, status: 'pending' },
    // Whatever is filed under this key removes an SSH key.
    select: ({ state }) => (state.variables as SshKey).fingerprint,
  })
  // By fingerprint: what a press before looks for still is the next one's to tell.
  const looking = useRef(new Map<string, AbortController>())
  const [gone, setGone] = useState<readonly Gone[]>([])

  // The same function each time: rows that stay as they are need not render again.
  const remove = useCallback(
    async (key: SshKey) => {
      const isThis = ({ fingerprint }: SshKey) => fingerprint === key.fingerprint
      if (isOnItsWay(queries, removing, isThis)) return
      const pressed = host.focused()
      const watch = watchSshKey(queries, key)
      looking.current.get(key.fingerprint)?.abort()
      const mine = new AbortController()
      looking.current.set(key.fingerprint, mine)
      const outcome = await mutateAsync(key).catch((error: unknown) => {
        if (!isFailure(error)) throw error
        return error
      })
      function tell(outcome: Gone['outcome']) {
        // Whoever went elsewhere finds no way there to bring it back.
        if (life().aborted) {
          if (outcome === 'removed') announce(t('sshKeys.removed', { name: key.name }))
          return
        }
        // Who went on to something else meanwhile is not called back. The menu of a row that is gone leaves focus to the title.
        const focused = host.focused()
        const isLeft = !focused || focused === pressed || focused.tagName === 'H1'
        const takesFocus = outcome === 'removed' && isLeft
        onTold()
        setGone((before) => [
          { key, outcome, until: Date.now() + undoTime, tell: watch.tell, takesFocus },
          ...before.filter((each) => each.key.fingerprint !== key.fingerprint),
        ])
        if (outcome === 'removed')
          announce(removalSpoken(t, { name: key.name, takesFocus }))
      }
      tell(outcome)
      if (typeof outcome !== 'object' || !('unheard' in outcome)) return
      if (!mayComeLate(outcome.unheard)) return
      const look = async () => (await watch.look()) === 'not-there'
      if (await lookAgain(outcome.unheard, look, mine.signal)) tell('removed')
    },
    [mutateAsync, host, announce, t, queries, lookAgain, life, onTold],
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
