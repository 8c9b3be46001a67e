import type { ReactNode } from 'react'

import { useRich, useT } from '#src/i18n/context.ts'
import type { Translate } from '#src/i18n/translate.ts'
import { Alert } from '#src/ui/alert.tsx'

import { computerClockTitle, phoneClockTitle, timeLine } from './clock-words.ts'
import type { Verdict } from './diagnose.ts'

import styles from './wrong-code.module.css'

/** What an app lists the entry under; `null` where the panel tells none. */
type Account = { issuer: string | null; account: string | null }

/** One sentence for beside the field: what is wrong with the code. Needs the words of `doctor`. */
export function wrongCodeLine(verdict: Verdict, t: Translate): string {
  switch (verdict.kind) {
    case 'right':
      return t('doctor.line.right')
    case 'old-code':
      return t('doctor.line.oldCode')
    case 'typo':
      return t(`doctor.line.${verdict.slip}`)
    case 'phone-clock':
      return verdict.certain ? timeLine(verdict.minutes, t) : t('doctor.line.perhaps')
    case 'computer-clock':
      return t('doctor.line.computerClock')
    case 'other':
      return t('doctor.line.other')
  }
}

function Name({ children }: { children: string }) {
  return (
    <b className={styles['name']}>
      <bdi>{children}</bdi>
    </b>
  )
}

function WhichEntry({ account: { issuer, account } }: { account: Account }) {
  const t = useT()
  const rich = useRich()
  const known = issuer ?? account
  if (known === null) return <p>{t('doctor.entryUnnamed')}</p>
  if (issuer === null || account === null)
    return <p>{rich('doctor.entryNamed', { name: <Name>{known}</Name> })}</p>
  const names = { issuer: <Name>{issuer}</Name>, account: <Name>{account}</Name> }
  return <p>{rich('doctor.entry', names)}</p>
}

function AutomaticTime({ computer = false }: { computer?: boolean }) {
  const t = useT()
  return (
    <ul className={styles['ways']}>
      <li>{t('doctor.android')}</li>
      <li>{t('doctor.ios')}</li>
      {computer && <li>{t('doctor.computer')}</li>}
    </ul>
  )
}

type WrongCodeProps = { verdict: Verdict; account: Account }

/**
 * Why the panel refused the code, and what to do. Never shows a code. No live region: whoever owns the form focuses
 * the field and announces `wrongCodeLine`. Needs the words of `doctor`.
 */
export function WrongCode({ verdict, account }: WrongCodeProps) {
  const t = useT()
  const notice = (title: string, remedy: ReactNode) => (
    <Alert kind="warn" title={title}>
      {remedy}
    </Alert>
  )
  switch (verdict.kind) {
    case 'right':
      return notice(
        t('doctor.right'),
        <>
          <p>{t('doctor.rightUsed')}</p>
          <p>{t('doctor.rightRestarted')}</p>
        </>,
      )
    case 'old-code':
      return notice(t('doctor.oldCode'), <p>{t('doctor.oldCodeRemedy')}</p>)
    case 'typo':
      return notice(t(`doctor.${verdict.slip}`), <p>{t('doctor.typoRemedy')}</p>)
    case 'phone-clock':
      return notice(
        phoneClockTitle(verdict.minutes, verdict.certain, t),
        <>
          <p>{verdict.certain ? t('doctor.phoneRemedy') : t('doctor.phoneCheck')}</p>
          <AutomaticTime />
          {verdict.certain ? (
            <p>{t('doctor.thenNewCode')}</p>
          ) : (
            <>
              <p>{t('doctor.phoneChance')}</p>
              <WhichEntry account={account} />
            </>
          )}
        </>,
      )
    case 'computer-clock':
      return notice(
        computerClockTitle(verdict.seconds, t),
        <>
          <p>{t('doctor.deviceRemedy')}</p>
          <AutomaticTime computer />
          <p>{t('doctor.thenNewCode')}</p>
        </>,
      )
    case 'other':
      return notice(
        t('doctor.other'),
        <>
          <WhichEntry account={account} />
          <p>{t('doctor.otherSeveral')}</p>
        </>,
      )
  }
}
