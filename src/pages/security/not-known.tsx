import type { ReactNode } from 'react'

import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import type { Instant } from '#src/lib/instant.ts'
import { paths } from '#src/lib/paths.ts'
import { Link } from '#src/navigation/sections.tsx'
import { useLooksUntilTold } from '#src/two-factor/look-until-told.ts'
import { Button, buttonLook } from '#src/ui/button.tsx'
import { passFocusToTitle } from '#src/ui/focus.ts'
import { Row } from '#src/ui/section.tsx'

import { CodesRow, SetUpButton, StateSign, type SetUpProps } from './state-parts.tsx'

/** As high as what is there for most when it was read: what is below stays where it is. */
export function TwoFactorReading() {
  const t = useT()
  const isHidden = { visibility: 'hidden' } as const
  return (
    <Row
      sign={<StateSign of="unknown" />}
      label={t('security.state')}
      value={<span role="status">{t('forms.loading')}</span>}
      note={<span style={isHidden}>{t('security.offNote')}</span>}
      action={
        <span style={isHidden}>
          <Button kind="primary">{t('security.setUp')}</Button>
        </span>
      }
    />
  )
}

/** The panel gave no answer: nothing is known of it, nor of whether it would tell. */
export function TwoFactorNotRead() {
  const t = useT()
  return (
    <Row
      sign={<StateSign of="unknown" />}
      label={t('security.state')}
      value={t('security.unknown')}
      note={t('security.notReadNote')}
    />
  )
}

type TwoFactorUnknownProps = SetUpProps & {
  /** It may have said it, in an answer that could not be read. */
  isUnreadable?: boolean
}

/** The panel does not say whether two-factor is on. Starting a set-up is safe: when it is on, the panel refuses and changes nothing. */
export function TwoFactorUnknown({ isUnreadable = false, onSetUp }: TwoFactorUnknownProps) {
  const t = useT()
  return (
    <OnOrOff
      value={t('security.unknown')}
      note={t(isUnreadable ? 'security.unreadableNote' : 'security.unknownNote')}
      action={<SetUpButton onSetUp={onSetUp} />}
    />
  )
}

type TwoFactorUnheardProps = {
  /** When two-factor was asked to be turned on. */
  since: Instant
}

/** Two-factor was asked to be turned on here, and nobody has heard of it since: it may be on, also where the panel told that it is off. */
export function TwoFactorUnheard({ since }: TwoFactorUnheardProps) {
  const t = useT()
  const host = useHost()
  useLooksUntilTold(since)
  return (
    <OnOrOff
      value={t('security.unheard')}
      note={t('security.unheardNote')}
      action={
        // Begun from here, the set-up would ask at once for a new key, in whose place the one in the app is worthless.
        <Link
          // It goes by itself once the panel tells.
          ref={passFocusToTitle(host)}
          {...buttonLook('primary')}
          to={paths.setUpTwoFactor()}
        >
          {t('security.setUp')}
        </Link>
      }
    />
  )
}

type OnOrOffProps = { value: string; note: string; action: ReactNode }

/** It may be on or off; if it is on, there are recovery codes. */
function OnOrOff(row: OnOrOffProps) {
  const t = useT()
  return (
    <>
      <Row {...row} sign={<StateSign of="unknown" />} label={t('security.state')} />
      <CodesRow value={t('security.codesIfOn')} />
    </>
  )
}
