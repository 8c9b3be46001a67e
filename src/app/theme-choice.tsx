import { useId } from 'react'

import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { Icon } from '#src/ui/icons.tsx'

import { theme as themeOf, themes, useThemeChoice } from './theme.ts'

import styles from './theme-choice.module.css'

const labels = {
  system: 'shell.themeSystem',
  light: 'shell.themeLight',
  dark: 'shell.themeDark',
} as const

/** Light, dark, or as the page around it or the system is; remembered in this browser. */
export function ThemeChoice() {
  const t = useT()
  const name = useId()
  const { chosen, isPanels } = useThemeChoice()
  const { choose } = themeOf(useHost())
  return (
    <fieldset className={styles['choice']}>
      <legend>{t('shell.theme')}</legend>
      <div className={styles['options']}>
        {themes.map((theme) => (
          <label key={theme} className={styles['option']}>
            <input
              type="radio"
              name={name}
              value={theme}
              checked={theme === chosen}
              onChange={() => choose(theme)}
            />
            <Icon name={theme} />
            {t(theme === 'system' && isPanels ? 'shell.themePanel' : labels[theme])}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
