import { rankOf } from './find-signals.ts'
import type { Signal, SignalKind } from './signal.ts'

/** What is told together when there are several: each alone says little, and all of them are one question. */
const together = new Set<SignalKind>(['new-place', 'key-refused'])

/** Signals that are one notice, at the place of the first; most notices have one. */
export type SignalGroup = readonly [Signal, ...Signal[]]

/** Puts several of one kind together, but for those after which something was changed. */
export function groupsOf(signals: readonly Signal[]): SignalGroup[] {
  const groups: [Signal, ...Signal[]][] = []
  for (const signal of signals) {
    const isCommon = (each: Signal) => together.has(each.kind) && rankOf(each) > 1
    const group = groups.find(
      ([first]) => first.kind === signal.kind && isCommon(first) && isCommon(signal),
    )
    if (group) group.push(signal)
    else groups.push([signal])
  }
  return groups
}

/** What is still to be looked at, as `groupsOf` puts it together: all but the signals of the rows with these ids. */
export const openGroups = (
  signals: readonly Signal[],
  dismissed: readonly string[],
): SignalGroup[] => groupsOf(signals.filter(({ row }) => !dismissed.includes(row.id)))
