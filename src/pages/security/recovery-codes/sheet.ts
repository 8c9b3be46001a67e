import type { Translate } from '#src/i18n/translate.ts'

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

export type SheetFact = { label: string; value: string }

/** The lines above the codes, the same in the file and on paper. */
export function sheetFacts(t: Translate, info: SheetInfo, count: number): SheetFact[] {
  const { panel, origin, account, made, language } = info
  // With the zone: a sheet is read years later, and elsewhere.
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'long' })
  return [
    { label: t('recoveryCodes.panel'), value: `${panel}, ${origin}` },
    {
      label: t('recoveryCodes.account'),
      value: `${account.username}, ${account.email}`,
    },
    { label: t('recoveryCodes.date'), value: date.format(made) },
    { label: t('recoveryCodes.number'), value: t('recoveryCodes.count', { count }) },
  ]
}

/** The codes as a text file: what they are for, then one line a code with a box to tick. */
export function sheetText(t: Translate, info: SheetInfo, codes: readonly string[]): string {
  const title = t('recoveryCodes.sheetTitle', { panel: info.panel })
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
    t('recoveryCodes.tickUsed'),
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
  const parts = [panel, account.username, t('recoveryCodes.fileName')]
  return `${parts.map(fileSafe).filter(Boolean).join('-')}.txt`
}
