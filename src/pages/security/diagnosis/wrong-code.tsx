import type { ReactNode } from 'react'

import { useRich, useT } from '#src/i18n/context.ts'
import type { Translate } from '#src/i18n/translate.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Value } from '#src/ui/value.tsx'

import type { Verdict } from './diagnose.ts'

import text from '#src/ui/text.module.css'

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
    <b>
      <Value of={children} />
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
    <ul className={text['bullets']}>
      <li>{t('diagnosis.android')}</li>
      <li>{t('diagnosis.ios')}</li>
      {computer && <li>{t('diagnosis.computer')}</li>}
    </ul>
  )
}

type WrongCodeProps = {
  verdict: Verdict
  account: Account
  /** Why the panel may have forgotten the key, where this page knows of a reason. */
  forgotten?: string | null
}

/**
 * Why the panel refused the code, and what to do. Never shows a code. No live region: whoever owns the form focuses
 * the field and announces `wrongCodeLine`. Needs the words of `diagnosis`.
 */
export function WrongCode({ verdict, account, forgotten = null }: WrongCodeProps) {
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
          {forgotten !== null && <p>{forgotten}</p>}
          <p>{t('diagnosis.rightUsed')}</p>
          {forgotten === null && <p>{t('diagnosis.rightRestarted')}</p>}
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

/** A span in the largest unit that is still exact enough to be said. */
type TimeSpan = { unit: 'Seconds' | 'Minutes' | 'Hours'; count: number }

/**
 * How people say a span of time, its sign dropped: minutes to half of one below ten, hours to half of one. Below a minute
 * it is 0 minutes, or, where seconds are known (`fine`), as many seconds.
 */
function toSpan(seconds: number, fine: boolean): TimeSpan {
  const span = Math.round(Math.abs(seconds))
  if (fine && span < 60) return { unit: 'Seconds', count: span }
  if (span < 60) return { unit: 'Minutes', count: 0 }
  const minutes = span / 60
  if (minutes < 10) return { unit: 'Minutes', count: Math.round(minutes * 2) / 2 }
  if (minutes < 59.5) return { unit: 'Minutes', count: Math.round(minutes) }
  return { unit: 'Hours', count: Math.round(minutes / 30) / 2 }
}

/** "Your phone's clock is about 3 minutes behind"; `minutes` below 0 is behind. */
function phoneClockTitle(minutes: number, certain: boolean, t: Translate): string {
  const { unit, count } = toSpan(minutes * 60, false)
  const way = minutes < 0 ? 'Behind' : 'Ahead'
  // Only beyond an hour can the match be chance.
  if (!certain) return t(`diagnosis.phoneMayBe${way}`, { count })
  return unit === 'Hours'
    ? t(`diagnosis.phone${way}Hours`, { count })
    : t(`diagnosis.phone${way}Minutes`, { count })
}

/** "This device's clock is 40 seconds behind"; `seconds` below 0 is behind. */
function computerClockTitle(seconds: number, t: Translate): string {
  const { unit, count } = toSpan(seconds, true)
  return t(`diagnosis.device${seconds < 0 ? 'Behind' : 'Ahead'}${unit}`, { count })
}

/** "This code was right 3 minutes ago", or will be; `minutes` below 0 is past. */
function timeLine(minutes: number, t: Translate): string {
  const { unit, count } = toSpan(minutes * 60, false)
  if (unit === 'Hours')
    return minutes < 0
      ? t('diagnosis.line.agoHours', { count })
      : t('diagnosis.line.inHours', { count })
  return minutes < 0
    ? t('diagnosis.line.agoMinutes', { count })
    : t('diagnosis.line.inMinutes', { count })
}
