import { useSyncExternalStore } from 'react'

import { useHost } from '#src/host/context.ts'
import { perHost } from '#src/host/host.ts'
import { observableRecord } from '#src/lib/observable.ts'
import { panelStorage } from '#src/session/panel-storage.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

// The same as in public/theme.js, which acts before the first paint.
const documentKey = 'perch.theme'

const isTheme = (value: unknown): value is Theme => themes.some((theme) => theme === value)

/** The theme of a Perch. */
export const theme = perHost((host) => {
  const shown = observableRecord<{ theme: Theme }>({ theme: 'system' })
  const { local } = panelStorage(host)
  /** What the person chose since this Perch is open. */
  let chosen: Theme | undefined

  function kept(): Theme | undefined {
    try {
      const value = host.isWholeDocument
        ? host.storage('local').getItem(documentKey)
        : local.get('theme')
      return isTheme(value) ? value : undefined
    } catch {
      return undefined
    }
  }
  function apply(next: Theme): void {
    host.paint(next)
    shown.set({ theme: next })
  }
  return {
    get: () => shown.get().theme,
    subscribe: shown.subscribe,
    /** Shows what the host page asks for, unless the person chose a theme, now or before: that counts whatever a page says. */
    prefer: (preset: Theme | undefined) => apply(chosen ?? kept() ?? preset ?? 'system'),
    /** Chooses a theme, and remembers it in this browser where it may. */
    choose(next: Theme): void {
      chosen = next
      apply(next)
      try {
        if (host.isWholeDocument) host.storage('local').setItem(documentKey, next)
        else local.set('theme', next)
      } catch {
        // Storage is blocked: the choice lasts as long as the page.
      }
    },
  }
})

/** The theme of the moment. */
export function useTheme(): Theme {
  const { subscribe, get } = theme(useHost())
  return useSyncExternalStore(subscribe, get)
}
