import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

import { isOnItsWay } from '#src/forms/is-on-its-way.ts'
import { useLife } from '#src/forms/use-life.ts'
import { useHost } from '#src/host/context.ts'
import { useHere } from '#src/navigation/provider.tsx'
import { ownKey } from '#src/session/own-key.ts'
import { useSignOut } from '#src/session/sign-out.ts'

import type { KeyToDelete } from './key-to-delete.ts'
import { busyFirst } from './last-use.tsx'
import { type Outcome, isGone, keyMutations } from './mutations.ts'

/** Whether what may be deleted late is being looked for; when not any more, whether the list had it at the last look. */
export type Looking = 'looking' | 'listed' | 'not-told'

/** What became of keys, by identifier. */
type Results = {
  /** Of each by the newest try; nothing before its turn. */
  outcomes: Map<string, Outcome>
  /** Those that a try had no answer for, and that may be deleted late, whatever was told of a try after it. */
  open: Set<string>
  /** Those that were deleted late. */
  late: Set<string>
}

/** What comes late is told also once nothing of this is drawn any more. */
type Told = {
  /** Every key is gone, by the answers alone. */
  onAllGone: () => void
  /** A key was deleted late. */
  onLate: (key: KeyToDelete) => void
  /** What may be deleted late was looked for in vain, and is not any more. */
  onInVain: (open: readonly KeyToDelete[], looking: Looking) => void
}

/** The deletion of keys, as often as it is tried, and what became of each. */
export function useDeletion(keys: readonly KeyToDelete[], told: Told) {
  const { leave } = useSignOut()
  const here = useHere()
  const queries = useQueryClient()
  // The key that this page works with goes last: without it nothing else can be deleted.
  const { isInUse } = ownKey(useHost())
  const [order] = useState(() =>
    busyFirst(keys, Date.now()).toSorted(
      (one, other) => Number(isInUse(one.identifier)) - Number(isInUse(other.identifier)),
    ),
  )
  // One that was left, and may be at these keys still, keeps nobody from deleting them: what is gone is gone for both.
  const mutationKey = ['keys', 'delete', useId()]
  const { mutate, isIdle, isPending, error } = useMutation({
    ...keyMutations.delete(order),
    mutationKey,
  })
  if (error) throw error
  const [results, setResults] = useState(noResults)
  const [looking, setLooking] = useState<Looking>('looking')
  // The key that this page used is gone.
  const [isLeaving, setIsLeaving] = useState(false)
  // The same for each try, and known before it is drawn.
  const known = useRef(noResults())
  /** The tries whose late keys are being looked for. */
  const lookers = useRef(new Set<object>())
  const stopping = useRef(false)
  const life = useLife()
  const publish = () =>
    setResults({
      outcomes: new Map(known.current.outcomes),
      open: new Set(known.current.open),
      late: new Set(known.current.late),
    })

  function go() {
    if (isOnItsWay(queries, mutationKey)) return
    const { outcomes, open, late } = known.current
    stopping.current = false
    const alive = life()
    const mine = {}
    const { left } = sorted(order, known.current)
    // Of these only what comes of this try is told.
    for (const { identifier } of left) outcomes.delete(identifier)
    publish()
    mutate(
      {
        keys: left,
        tell(identifier, outcome) {
          const before = outcomes.get(identifier)
          // The list told meanwhile that a try before this has deleted it.
          if (before && isGone(before) && outcome.kind !== 'denied') return
          outcomes.set(identifier, outcome)
          if (outcome.kind === 'open') {
            open.add(identifier)
            lookers.current.add(mine)
            setLooking('looking')
          }
          publish()
        },
        // Whoever leaves is told that those after it stay.
        stopped: () => stopping.current || alive.aborted,
        cameLate(identifier) {
          open.delete(identifier)
          const before = outcomes.get(identifier)
          const key = order.find((each) => each.identifier === identifier)
          if (!key || (before && isGone(before))) return publish()
          outcomes.set(identifier, { kind: 'deleted' })
          late.add(identifier)
          publish()
          told.onLate(key)
        },
        looked(listed) {
          lookers.current.delete(mine)
          const still = sorted(order, known.current).open
          if (lookers.current.size > 0 || still.length === 0) return
          const inVain = still.every(({ identifier }) => listed.has(identifier))
            ? 'listed'
            : 'not-told'
          setLooking(inVain)
          told.onInVain(still, inVain)
        },
        leave() {
          // Nobody is asked about a deletion that is done.
          flushSync(() => setIsLeaving(true))
          return leave('key-deleted', here)
        },
      },
      {
        onSuccess() {
          if ([...outcomes.values()].every(isGone)) told.onAllGone()
        },
      },
    )
  }

  return {
    /** In the order of their turns. */
    order,
    /** Whether the key is among them that this page works with. */
    inUse: order.some(({ identifier }) => isInUse(identifier)),
    outcomes: results.outcomes,
    ...sorted(order, results),
    /** The same as it is by now, also before it is drawn. */
    now: () => sorted(order, known.current),
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

const noResults = (): Results => ({ outcomes: new Map(), open: new Set(), late: new Set() })

/** Keys in their order, by what became of them. */
function sorted(order: readonly KeyToDelete[], { outcomes, open, late }: Results) {
  const gone = new Set(
    [...outcomes].flatMap(([identifier, outcome]) => (isGone(outcome) ? [identifier] : [])),
  )
  const left = order.filter(({ identifier }) => !gone.has(identifier))
  return {
    /** By identifier. */
    gone,
    left,
    /** Of those that are left, what may be deleted late. */
    open: left.filter(({ identifier }) => open.has(identifier)),
    /** Of those that are gone, what was deleted late. */
    late: order.filter(({ identifier }) => late.has(identifier)),
  }
}
