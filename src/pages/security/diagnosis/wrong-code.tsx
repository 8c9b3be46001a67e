import type { ReactNode } from 'react'

import { useRich, useT } from '#src/i18n/context.ts'
import type { Translate } from '#src/i18n/translate.ts'
import { Alert } from '#src/ui/alert.tsx'

import { computerClockTitle, phoneClockTitle, timeLine } from './clock-words.ts'
import type { Verdict } from './diagnose.ts'

import styles from './wrong-code.module.css'

/** What an app lists the entry under; `null` where the panel tells none. */
type Account = { issuer: string | null; account: string | null }

/** One sentence for beside the field: what is wrong with the code. Needs the words of `diagnosis`. */
export function wrongCodeLine(verdict: Verdict, t: Translate): string {
  switch (verdict.kind) {
    case 'right':
      return t('diagnosis.line.right')
    case 'old-code':
      return t('diagnosis.line.oldCode')
    case 'typo':
      return t(`diagnosis.line.${verdict.slip}`)
    case 'phone-clock':
      return verdict.certain ? timeLine(verdict.minutes, t) : t('diagnosis.line.perhaps')
    case 'computer-clock':
      return t('diagnosis.line.computerClock')
    case 'other':
      return t('diagnosis.line.other')
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
  if (known === null) return <p>{t('diagnosis.entryUnnamed')}</p>
  if (issuer === null || account === null)
    return <p>{rich('diagnosis.entryNamed', { name: <Name>{known}</Name> })}</p>
  const names = { issuer: <Name>{issuer}</Name>, account: <Name>{account}</Name> }
  return <p>{rich('diagnosis.entry', names)}</p>
}

function AutomaticTime({ computer = false }: { computer?: boolean }) {
  const t = useT()
  return (
    <ul className={styles['ways']}>
      <li>{t('diagnosis.android')}</li>
      <li>{t('diagnosis.ios')}</li>
      {computer && <li>{t('diagnosis.computer')}</li>}
    </ul>
  )
}

type WrongCodeProps = { verdict: Verdict; account: Account }

/**
 * Why the panel refused the code, and what to do. Never shows a code. No live region: whoever owns the form focuses
 * the field and announces `wrongCodeLine`. Needs the words of `diagnosis`.
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
        t('diagnosis.right'),
        <>
          <p>{t('diagnosis.rightUsed')}</p>
          <p>{t('diagnosis.rightRestarted')}</p>
        </>,
      )
    case 'old-code':
      return notice(t('diagnosis.oldCode'), <p>{t('diagnosis.oldCodeRemedy')}</p>)
    case 'typo':
      return notice(t(`diagnosis.${verdict.slip}`), <p>{t('diagnosis.typoRemedy')}</p>)
    case 'phone-clock':
      return notice(
        phoneClockTitle(verdict.minutes, verdict.certain, t),
        <>
          <p>{verdict.certain ? t('diagnosis.phoneRemedy') : t('diagnosis.phoneCheck')}</p>
          <AutomaticTime />
          {verdict.certain ? (
            <p>{t('diagnosis.thenNewCode')}</p>
          ) : (
            <>
              <p>{t('diagnosis.phoneChance')}</p>
              <WhichEntry account={account} />
            </>
          )}
        </>,
      )
    case 'computer-clock':
      return notice(
        computerClockTitle(verdict.seconds, t),
        <>
          <p>{t('diagnosis.deviceRemedy')}</p>
          <AutomaticTime computer />
          <p>{t('diagnosis.thenNewCode')}</p>
        </>,
      )
    case 'other':
      return notice(
        t('diagnosis.other'),
        <>
          <WhichEntry account={account} />
          <p>{t('diagnosis.otherSeveral')}</p>
        </>,
      )
  }
}
