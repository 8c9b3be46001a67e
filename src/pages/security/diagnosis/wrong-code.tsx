import { useRich, useT } from '#src/i18n/context.ts'
import type { Translate } from '#src/i18n/translate.ts'
import { Details } from '#src/ui/details.tsx'
import { Value } from '#src/ui/value.tsx'

import type { Verdict } from './diagnose.ts'

import text from '#src/ui/text.module.css'

/** What an app lists the entry under; `null` where the panel tells none. */
type Account = { issuer: string | null; account: string | null }

/** Whose code it is: that of the app that is set up here, or of a second device. */
type Whose = 'phone' | 'second'

/** For beside the field: what is wrong with the code, and where a few words are enough, what to do about it. Needs the words of `diagnosis`. */
export function wrongCodeLine(
  verdict: Verdict,
  t: Translate,
  whose: Whose = 'phone',
): string {
  switch (verdict.kind) {
    case 'right':
      return t('diagnosis.right')
    case 'old-code':
      return t('diagnosis.oldCode')
    case 'typo':
      return t(`diagnosis.${verdict.slip}`)
    case 'phone-clock':
      return phoneClockLine(verdict, whose, t)
    case 'computer-clock':
      return computerClockLine(verdict.seconds, whose, t)
    case 'other':
      return t('diagnosis.other')
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

type HowToFixProps = {
  verdict: Verdict
  account: Account
  /** Why the panel may have forgotten the key, where this page knows of a reason. */
  forgotten?: string | null
}

/**
 * What to do about a code that the panel refused, folded away below the line that says what is wrong with it; nothing
 * where that line says all. Never shows a code. Needs the words of `diagnosis`.
 */
export function HowToFix(props: HowToFixProps) {
  const t = useT()
  const { kind } = props.verdict
  if (kind === 'old-code' || kind === 'typo') return null
  return (
    <Details summary={t('codes.howToFix')}>
      <div>
        <Remedy {...props} />
      </div>
    </Details>
  )
}

function Remedy({ verdict, account, forgotten = null }: HowToFixProps) {
  const t = useT()
  switch (verdict.kind) {
    case 'right':
      return (
        <>
          {forgotten !== null && <p>{forgotten}</p>}
          <p>{t('diagnosis.rightUsed')}</p>
          {forgotten === null && <p>{t('diagnosis.rightRestarted')}</p>}
        </>
      )
    case 'phone-clock':
      return (
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
        </>
      )
    case 'computer-clock':
      return (
        <>
          <p>{t('diagnosis.deviceRemedy')}</p>
          <AutomaticTime computer />
          <p>{t('diagnosis.thenNewCode')}</p>
        </>
      )
    case 'other':
      return (
        <>
          <WhichEntry account={account} />
          <p>{t('diagnosis.otherSeveral')}</p>
        </>
      )
    default:
      return null
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

type PhoneClock = Extract<Verdict, { kind: 'phone-clock' }>

/** "Your phone's clock is about 3 minutes behind"; `minutes` below 0 is behind. */
function phoneClockLine({ minutes, certain }: PhoneClock, whose: Whose, t: Translate) {
  const { unit, count } = toSpan(minutes * 60, false)
  const way = minutes < 0 ? 'Behind' : 'Ahead'
  // Only beyond an hour can the match be chance.
  if (!certain) return t(`diagnosis.phoneMayBe${way}`, { whose, count })
  return unit === 'Hours'
    ? t(`diagnosis.phone${way}Hours`, { whose, count })
    : t(`diagnosis.phone${way}Minutes`, { whose, count })
}

/** "This device's clock is 40 seconds behind"; `seconds` below 0 is behind. A second device that agrees with it is as wrong. */
function computerClockLine(seconds: number, whose: Whose, t: Translate): string {
  const { unit, count } = toSpan(seconds, true)
  return t(`diagnosis.device${seconds < 0 ? 'Behind' : 'Ahead'}${unit}`, { whose, count })
}
