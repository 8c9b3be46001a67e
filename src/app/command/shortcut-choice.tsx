import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'

import { ShortcutKeys } from './shortcut-keys.tsx'
import { shortcut, useShortcut } from './shortcut.ts'

import styles from './command.module.css'

/** Which keys do what, and whether the one that works everywhere does: another program may want it. */
export function ShortcutChoice() {
  const t = useT()
  const isOn = useShortcut()
  const { turn } = shortcut(useHost())
  return (
    <div className={styles['foot']}>
      <span>
        <span className={styles['key']}>↑</span> <span className={styles['key']}>↓</span>{' '}
        {t('command.move')}
      </span>
      <span>
        <span className={styles['key']}>{t('command.enter')}</span> {t('command.open')}
      </span>
      <label>
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => turn(event.target.checked)}
        />{' '}
        {t('command.shortcut')} <ShortcutKeys />
      </label>
    </div>
  )
}
