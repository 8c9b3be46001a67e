import { useState } from 'react'

import { useHost } from '#src/host/context.ts'
import { panelStorage } from '#src/session/panel-storage.ts'

const name = 'activity-chart'

/** Whether the chart of the days is shown, as this browser remembers it, and a way to show or hide it. */
export function useIsChartShown(): [boolean, (isShown: boolean) => void] {
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
