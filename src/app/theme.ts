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

/**
 * What the menu shows as chosen; without a choice that is `system` where Perch is embedded, and what the host page asks for
 * on a page of its own. `isPanels`: whether `system` stands for what the page around it asks for.
 */
type Choice = { chosen: Theme; isPanels: boolean }

/** The theme of a Perch. */
export const theme = perHost((host) => {
  const choice = observableRecord<Choice>({ chosen: 'system', isPanels: false })
  const { local } = panelStorage(host)
  /** What the person chose since this Perch is open. */
  let chosenNow: Theme | undefined
  /** What the host page asks for. */
  let preset: Theme = 'system'

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
  function apply(): void {
    const { isEmbedded } = host
    const chosen = chosenNow ?? kept() ?? (isEmbedded ? 'system' : preset)
    const isPanels = isEmbedded && preset !== 'system'
    host.paint(chosen === 'system' && isPanels ? preset : chosen)
    choice.set({ chosen, isPanels })
  }
  return {
    get: choice.get,
    subscribe: choice.subscribe,
    /**
     * Shows what the host page asks for, unless the person has chosen: light or dark count whatever a page says, and the
     * system only on a page of its own; embedded, to choose the system is to leave it to the page around.
     */
    prefer(next: Theme = 'system'): void {
      preset = next
      apply()
    },
    /** Chooses a theme, and remembers it in this browser where it may. */
    choose(next: Theme): void {
      chosenNow = next
      apply()
      try {
        if (host.isWholeDocument) host.storage('local').setItem(documentKey, next)
        else local.set('theme', next)
      } catch {
        // Storage is blocked: the choice lasts as long as the page.
      }
    },
  }
})

/** What is chosen at the moment. */
export function useThemeChoice(): Choice {
  const { subscribe, get } = theme(useHost())
  return useSyncExternalStore(subscribe, get)
}
