import { useState } from 'react'

import { useHost } from '#src/host/context.ts'
import { panelStorage } from '#src/session/panel-storage.ts'

/** Whether a part of the page is shown, as this browser remembers it, and a way to show or hide it. */
export type PartShown = readonly [boolean, (isShown: boolean) => void]

/** The part of this name, which is hidden at first. */
export function useIsShown(name: 'activity-chart' | 'activity-devices'): PartShown {
  const { local } = panelStorage(useHost())
  const [isShown, setIsShown] = useState(() => local.get(name) !== null)
  return [
    isShown,
    (next) => {
      setIsShown(next)
      if (next) local.set(name, 'shown')
      else local.remove(name)
    },
  ]
}
