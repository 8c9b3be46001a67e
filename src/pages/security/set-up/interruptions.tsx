import type { Failure } from '#src/api/failures.ts'
import { FailureAlert } from '#src/forms/failure-alert.tsx'
import { useLanguageTag, useRich, useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { Link } from '#src/navigation/sections.tsx'
import { Alert } from '#src/ui/alert.tsx'
import { Button, buttonLook } from '#src/ui/button.tsx'
import { takeLostFocus } from '#src/ui/focus.ts'
import { Value } from '#src/ui/value.tsx'

import { TwoFactorNotOffered } from '../not-offered.tsx'
import type { SetUp, SetUpState } from './flow.ts'

type InterruptionProps = { setUp: SetUp }

/** The panel gave no secret: why, and what then. */
export function NoSecret({ setUp, failure }: InterruptionProps & { failure: Failure }) {
  const t = useT()
  if (failure.kind === 'unsupported') return <TwoFactorNotOffered ref={takeLostFocus} />
  return (
    <FailureAlert
      failure={failure}
      actions={
        // What said that the panel is asked had focus, here and in what stands here else.
        <Button ref={takeLostFocus} onClick={() => void setUp.start()}>
          {t('forms.tryAgain')}
        </Button>
      }
    />
  )
}

/** Two-factor is on already, so that there is nothing to scan; what people come here for all the same. */
export function AlreadyOn() {
  const t = useT()
  return (
    <Alert
      ref={takeLostFocus}
      kind="info"
      title={t('twoFactor.alreadyOnTitle')}
      actions={
        <>
          <Link {...buttonLook()} to={paths.newPhone()}>
            {t('security.newPhone')}
          </Link>
          <Link {...buttonLook()} to={paths.recoveryCodes()}>
            {t('twoFactor.newCodes')}
          </Link>
        </>
      }
    >
      <p>{t('twoFactor.alreadyOn')}</p>
    </Alert>
  )
}

type OtherTabProps = InterruptionProps & {
  step: Extract<SetUpState, { name: 'other-tab' | 'lost' }>
}

/** Another tab has a QR code on screen, or has taken over, and with it the only one that works. */
export function OtherTab({ setUp, step }: OtherTabProps) {
  const t = useT()
  const rich = useRich()
  const language = useLanguageTag()
  const isLost = step.name === 'lost'
  const { since, where } = isLost ? { since: null, where: null } : step
  const format = new Intl.DateTimeFormat(language, { timeStyle: 'short' })
  return (
    <Alert
      kind="warn"
      role="alert"
      title={t(isLost ? 'twoFactor.lostTitle' : 'twoFactor.otherTabTitle')}
      actions={
        <Button ref={takeLostFocus} onClick={() => void setUp.takeOver()}>
          {t('twoFactor.takeOver')}
        </Button>
      }
    >
      {where && since !== null && (
        <p>
          {rich('twoFactor.otherTabWhere', {
            where: <Value of={where} />,
            time: <Value of={format.format(since)} />,
          })}
        </p>
      )}
      <p>{t(isLost ? 'twoFactor.lost' : 'twoFactor.otherTab')}</p>
    </Alert>
  )
}

/** Two-factor is on, and nobody has seen its recovery codes. */
export function CodesLost() {
  const t = useT()
  return (
    <Alert
      kind="warn"
      role="alert"
      title={t('twoFactor.codesLostTitle')}
      actions={
        // The form that had focus is gone.
        <Link ref={takeLostFocus} {...buttonLook('primary')} to={paths.recoveryCodes()}>
          {t('twoFactor.newCodes')}
        </Link>
      }
    >
      <p>{t('twoFactor.codesLost')}</p>
    </Alert>
  )
}
