import { createPortal } from 'react-dom'

import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import type { Translate } from '#src/i18n/translate.ts'
import { classNames } from '#src/ui/class-names.ts'
import { Value } from '#src/ui/value.tsx'

import styles from './sheet.module.css'

/** What a sheet of recovery codes says besides the codes. */
export type SheetInfo = {
  /** The panel's name as people know it. */
  panel: string
  /** Where the panel is: `https://panel.example`. */
  origin: string
  account: { username: string; email: string }
  /** When the codes were made, in the person's own time. */
  made: Date
  /** A BCP 47 tag, for the date. */
  language: string
}

type SheetFact = { label: string; value: string }

/** The lines above the codes, the same in the file and on paper. */
function sheetFacts(t: Translate, info: SheetInfo, count: number): SheetFact[] {
  const { panel, origin, account, made, language } = info
  // With the zone: a sheet is read years later, and elsewhere.
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'long' })
  return [
    { label: t('codes.panel'), value: `${panel}, ${origin}` },
    {
      label: t('codes.account'),
      value: `${account.username}, ${account.email}`,
    },
    { label: t('codes.date'), value: date.format(made) },
    { label: t('codes.number'), value: t('codes.count', { count }) },
  ]
}

/** The codes as a text file: what they are for, then one line a code with a box to tick. */
export function sheetText(t: Translate, info: SheetInfo, codes: readonly string[]): string {
  const title = t('codes.sheetTitle', { panel: info.panel })
  const facts = sheetFacts(t, info, codes.length)
  const digits = String(codes.length).length
  return [
    title,
    '='.repeat([...title].length),
    '',
    ...facts.map(({ label, value }) => `${label}: ${value}`),
    '',
    ...codes.map((code, at) => `[ ] ${String(at + 1).padStart(digits)}. ${code}`),
    '',
    t('codes.tickUsed'),
    '',
  ].join('\n')
}

const fileSafe = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '')

/** What the file is called: `pterodactyl-una-recovery-codes.txt`. */
export function sheetFileName(t: Translate, { panel, account }: SheetInfo): string {
  const parts = [panel, account.username, t('codes.fileName')]
  return `${parts.map(fileSafe).filter(Boolean).join('-')}.txt`
}

type PrintSheetProps = { info: SheetInfo; codes: readonly string[] }

/** What is printed as long as this is rendered, instead of the page; never on screen. */
export function PrintSheet({ info, codes }: PrintSheetProps) {
  const t = useT()
  return createPortal(
    <div className={classNames('perch perch-sheet', styles['sheet'])}>
      <h1>{t('codes.sheetTitle', { panel: info.panel })}</h1>
      <dl className={styles['facts']}>
        {sheetFacts(t, info, codes.length).map(({ label, value }) => (
          <div key={label} className={styles['fact']}>
            <dt>{label}</dt>
            <dd>
              <Value of={value} />
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
      <p>{t('codes.tickUsed')}</p>
    </div>,
    // A dialog would clip what takes more than one page.
    useHost().printRoot,
  )
}
