import { useSyncExternalStore } from 'react'

import { useHost } from '#src/host/context.ts'
import { perHost } from '#src/host/host.ts'
import { observableRecord } from '#src/lib/observable.ts'
import { panelStorage } from '#src/session/panel-storage.ts'

const name = 'shortcut'

/** Whether the shortcut is on, as this browser remembers it for the panel. */
export const shortcut = perHost((host) => {
  const { local } = panelStorage(host)
  const choice = observableRecord({ isOn: local.get(name) !== 'off' })
  return {
    isOn: () => choice.get().isOn,
    subscribe: choice.subscribe,
    turn(isOn: boolean): void {
      choice.set({ isOn })
      if (isOn) local.remove(name)
      else local.set(name, 'off')
    },
  }
})

export function useShortcut(): boolean {
  const { subscribe, isOn } = shortcut(useHost())
  return useSyncExternalStore(subscribe, isOn)
}

/** Apple's keyboards have the Command key where others have Control. */
export const isApple = (userAgent: string): boolean => /Mac|iPhone|iPad/.test(userAgent)

type Keys = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** Whether these keys are the shortcut, Ctrl K or ⌘ K. */
export function isShortcut(
  { key, ctrlKey, metaKey, altKey, shiftKey }: Keys,
  userAgent: string,
): boolean {
  const [wanted, other] = isApple(userAgent) ? [metaKey, ctrlKey] : [ctrlKey, metaKey]
  return key.toLowerCase() === 'k' && wanted && !other && !altKey && !shiftKey
}
