import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'

import type { ApiKey } from '#src/api/api-keys.ts'
import { isOnItsWay } from '#src/forms/is-on-its-way.ts'
import { useLife } from '#src/forms/use-life.ts'
import { useHost } from '#src/host/context.ts'
import { useHere } from '#src/navigation/provider.tsx'
import { ownKey } from '#src/session/own-key.ts'
import { useSignOut } from '#src/session/sign-out.ts'

import { type Outcome, apiKeyMutations, deleting, isGone } from './mutations.ts'

/** Whether what may be deleted late is being looked for; when not any more, whether the list had it at the last look. */
export type Looking = 'looking' | 'listed' | 'not-told'

/** What comes late is told also once nothing of this is drawn any more. */
type Told = {
  /** Every key is gone, by the answers alone. */
  onAllGone: (deleted: ReadonlySet<string>) => void
  /** A key was deleted late. */
  onLate: (key: ApiKey) => void
  /** What may be deleted late was looked for in vain, and is not any more. */
  onInVain: (late: readonly ApiKey[], looking: Looking) => void
}

/** The deletion of keys, as often as it is tried, and what became of each. */
export function useDeletion(keys: readonly ApiKey[], told: Told) {
  const { leave } = useSignOut()
  const here = useHere()
  const queries = useQueryClient()
  // The key that this page works with goes last: without it nothing else can be deleted.
  const { isInUse } = ownKey(useHost())
  const [order] = useState(() =>
    keys.toSorted(
      (one, other) => Number(isInUse(one.identifier)) - Number(isInUse(other.identifier)),
    ),
  )
  const { mutate, isIdle, isPending, error } = useMutation(apiKeyMutations.delete())
  if (error) throw error
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map())
  const [looking, setLooking] = useState<Looking>('looking')
  // The key that this page used is gone.
  const [isLeaving, setIsLeaving] = useState(false)
  // The same for each try.
  const known = useRef(new Map<string, Outcome>())
  const tries = useRef(0)
  const stopping = useRef(false)
  const life = useLife()
  const isLate = ({ identifier }: ApiKey) => known.current.get(identifier)?.kind === 'late'
  const gone = new Set(
    [...outcomes].flatMap(([identifier, outcome]) => (isGone(outcome) ? [identifier] : [])),
  )
  const left = order.filter(({ identifier }) => !gone.has(identifier))

  function go() {
    const isThese = (those: { keys: readonly ApiKey[] }) =>
      those.keys.some(({ identifier }) => left.some((key) => key.identifier === identifier))
    if (isOnItsWay(queries, deleting, isThese)) return
    setLooking('looking')
    stopping.current = false
    tries.current += 1
    const alive = life()
    const mine = tries.current
    // Of these only what comes of this try is told.
    for (const { identifier } of left) known.current.delete(identifier)
    mutate(
      {
        keys: left,
        tell(identifier, outcome) {
          const late = order.find((key) => key.identifier === identifier && isLate(key))
          known.current.set(identifier, outcome)
          setOutcomes(new Map(known.current))
          if (late && isGone(outcome)) told.onLate(late)
        },
        // Whoever leaves is told that those after it stay.
        stopped: () => stopping.current || alive.aborted,
        looked(isListed) {
          if (mine !== tries.current) return
          const inVain = isListed ? 'listed' : 'not-told'
          setLooking(inVain)
          const late = order.filter(isLate)
          if (late.length > 0) told.onInVain(late, inVain)
        },
        leave() {
          // Nobody is asked about a deletion that is done.
          flushSync(() => setIsLeaving(true))
          return leave('key-deleted', here)
        },
      },
      {
        onSuccess() {
          const all = [...known.current]
          if (all.every(([, outcome]) => isGone(outcome)))
            told.onAllGone(new Set(all.map(([identifier]) => identifier)))
        },
      },
    )
  }

  return {
    /** In the order of their turns. */
    order,
    /** Whether the key is among them that this page works with. */
    inUse: order.some(({ identifier }) => isInUse(identifier)),
    outcomes,
    /** By identifier. */
    gone,
    left,
    looking,
    isIdle,
    isPending,
    /** Whether something would be lost that is on its way. */
    isAtStake: isPending && !isLeaving,
    go,
    /** No more of them has its turn. */
    stop(): void {
      stopping.current = true
    },
  }
}
