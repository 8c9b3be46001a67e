import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'

import { isApple } from './shortcut.ts'

import styles from './command.module.css'

/** The keys of the shortcut, as they are printed on a keyboard; for eyes alone, where touch has no keys. */
export function ShortcutKeys() {
  const t = useT()
  const isMac = isApple(useHost().userAgent())
  return (
    <span className={styles['key']} aria-hidden="true">
      {t(isMac ? 'commandSearch.keysApple' : 'commandSearch.keys')}
    </span>
  )
}
