import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { useSections } from '#src/navigation/sections.tsx'
import { Details } from '#src/ui/details.tsx'

import { isApple, useShortcut } from './shortcut.ts'

import text from '#src/ui/text.module.css'
import styles from './command.module.css'

/** Which keys work where, beside those that every browser has for fields and links. */
export function KeyboardHelp() {
  const t = useT()
  const isOn = useShortcut()
  const isMac = isApple(useHost().userAgent())
  const open = t(isMac ? 'commandSearch.keysApple' : 'commandSearch.keys')
  const sections = useSections()
  const lines: readonly (readonly [keys: readonly string[], does: string])[] = [
    ...(isOn ? [[[open], t('command.keysOpen')] as const] : []),
    [['↑', '↓'], t('command.keysMove')],
    [[t('command.escape')], t('command.keysEscape')],
    ...(sections.includes('api-keys')
      ? [[[t('command.shift')], t('command.keysShift')] as const]
      : []),
    ...(sections.includes('activity')
      ? [[['←', '→'], t('command.keysChart')] as const]
      : []),
  ]
  return (
    <div className={styles['foot']}>
      <Details summary={t('command.keyboard')}>
        <ul className={text['bullets']}>
          {lines.map(([keys, does]) => (
            <li key={does}>
              {keys.map((key) => (
                <kbd key={key} className={styles['key']}>
                  {key}
                </kbd>
              ))}{' '}
              {does}
            </li>
          ))}
        </ul>
      </Details>
    </div>
  )
}
