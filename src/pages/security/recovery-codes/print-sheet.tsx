import { createPortal } from 'react-dom'

import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { classNames } from '#src/ui/class-names.ts'

import { sheetFacts, type SheetInfo } from './sheet.ts'

import styles from './print-sheet.module.css'

type PrintSheetProps = { info: SheetInfo; codes: readonly string[] }

/** What is printed as long as this is rendered, instead of the page; never on screen. */
export function PrintSheet({ info, codes }: PrintSheetProps) {
  const t = useT()
  return createPortal(
    <div className={classNames('perch perch-sheet', styles['sheet'])}>
      <h1>{t('recoveryCodes.sheetTitle', { panel: info.panel })}</h1>
      <dl className={styles['facts']}>
        {sheetFacts(t, info, codes.length).map(({ label, value }) => (
          <div key={label} className={styles['fact']}>
            <dt>{label}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <ol className={styles['codes']}>
        {codes.map((code, at) => (
          // A panel may give a code twice.
          <li key={at}>
            <span className={styles['box']} />
            <code dir="ltr" translate="no">
              {code}
            </code>
          </li>
        ))}
      </ol>
      <p>{t('recoveryCodes.tickUsed')}</p>
    </div>,
    // A dialog would clip what takes more than one page.
    useHost().printRoot,
  )
}
