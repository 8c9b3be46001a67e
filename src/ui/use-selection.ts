import { useCallback, useEffect, useRef, useState } from 'react'

/** Which rows of a list are picked. `shown` are the rows that can be seen, in their order: no others ever count. */
export function useSelection(shown: readonly string[]) {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  // Where a range begins: at the box that was pressed last.
  const last = useRef<string | null>(null)
  const order = useRef(shown)
  // A press comes between renders, and rows hold the same function through all of them.
  useEffect(() => {
    order.current = shown
  })

  /** Picks a row or leaves it, and with `isRange` all rows from the one before to it. */
  const pick = useCallback((name: string, on: boolean, isRange: boolean) => {
    const from = isRange ? order.current.indexOf(last.current ?? '') : -1
    const to = order.current.indexOf(name)
    const names =
      from < 0 ? [name] : order.current.slice(Math.min(from, to), Math.max(from, to) + 1)
    last.current = name
    setPicked((before) => {
      const next = new Set(before)
      for (const each of names)
        if (on) next.add(each)
        else next.delete(each)
      return next
    })
  }, [])

  return {
    /** Those that can be seen. */
    picked: new Set(shown.filter((name) => picked.has(name))),
    pick,
    pickAll: () => setPicked(new Set([...picked, ...shown])),
    /** Leaves these rows; all that can be seen where absent. */
    leave: (names: ReadonlySet<string> = new Set(shown)) =>
      setPicked((before) => before.difference(names)),
  }
}
