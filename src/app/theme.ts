import { useSyncExternalStore } from 'react'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

// The same key and attribute as in public/theme.js, which acts before the first paint.
const key = 'perch.theme'
const listeners = new Set<() => void>()

const isTheme = (value: unknown): value is Theme => themes.some((theme) => theme === value)

function stored(): Theme | undefined {
  try {
    const value = localStorage.getItem(key)
    return isTheme(value) ? value : undefined
  } catch {
    return undefined
  }
}

let current: Theme = 'system'

/** Begins with what the person chose here before, else with what the host page asks for. */
export function startTheme(preset: Theme | undefined): void {
  apply(stored() ?? preset ?? 'system')
}

function apply(theme: Theme) {
  current = theme
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
  for (const changed of listeners) changed()
}

/** Chooses a theme, and remembers it in this browser where it may. */
export function chooseTheme(theme: Theme): void {
  apply(theme)
  try {
    localStorage.setItem(key, theme)
  } catch {
    // Storage is blocked: the choice lasts as long as the page.
  }
}

/** The theme of the moment. */
export function useTheme(): Theme {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    () => current,
  )
}
