import { useState, useSyncExternalStore } from 'react'

import type { Account } from '#src/api/account.ts'
import { FormRow } from '#src/forms/form-row.tsx'
import { useHost } from '#src/host/context.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { Link } from '#src/navigation/sections.tsx'
import {
  codesLeft,
  fewCodes,
  toldMadeAt,
  type TwoFactorState,
} from '#src/two-factor/two-factor-state.ts'
import { unheardCodes } from '#src/two-factor/unheard-codes.ts'
import { unsavedCodes } from '#src/two-factor/unsaved-codes.ts'
import { Alert } from '#src/ui/alert.tsx'
import { useAnnounce } from '#src/ui/announcer.tsx'
import { Button, buttonLook } from '#src/ui/button.tsx'
import { passFocusToTitle, takeLostFocus } from '#src/ui/focus.ts'
import { lazyPart } from '#src/ui/lazy-part.tsx'
import { Row } from '#src/ui/section.tsx'
import { useDay } from '#src/ui/time.tsx'

import { CodesRow, SetUpButton, StateSign, type SetUpProps } from './state-parts.tsx'

const TurnOffForm = lazyPart(async () => (await import('./turn-off-form.tsx')).TurnOffForm)

type TwoFactorOnProps = {
  account: Account
  known: TwoFactorState
  /** What turns it off is about to be sent. */
  onAttempt: () => void
  /** Hears whether the panel was asked again since. */
  onTurnedOff: (isRead: boolean) => void
}

/** Two-factor is on: its recovery codes, a new phone, and the way to turn it off. */
export function TwoFactorOn({ account, known, onAttempt, onTurnedOff }: TwoFactorOnProps) {
  const t = useT()
  const rich = useRich()
  const day = useDay()
  const announce = useAnnounce()
  const [turningOff, setTurningOff] = useState(false)
  const { codesMadeAt, codesUsed } = known
  const left = codesLeft(known)
  const isFew = left !== null && left <= fewCodes
  const host = useHost()
  const unheard = unheardCodes(host)
  const neverCame = useSyncExternalStore(unheard.subscribe, () =>
    unheard.are(account, toldMadeAt(known)),
  )
  const unsaved = unsavedCodes(host)
  const unsavedSince = useSyncExternalStore(unsaved.subscribe, () =>
    unsaved.shownAt(account, codesMadeAt),
  )
  const made = codesMadeAt !== null && (
    <time dateTime={new Date(codesMadeAt).toISOString()}>{day(codesMadeAt)}</time>
  )
  const haveThem = (
    <Button
      // The button goes, by a press in another tab too, and focus with it.
      ref={passFocusToTitle(host)}
      onClick={() => {
        // What is asked for, and has not come to new codes as far as is known, is told of when it has.
        if (neverCame) unheard.forget(account)
        unsaved.forget(account)
        announce(t('security.codesUnsavedDone'))
      }}
    >
      {t('security.codesUnsavedHave')}
    </Button>
  )
  return (
    <>
      <Row
        sign={<StateSign of="on" />}
        label={t('security.state')}
        value={t('security.on')}
        note={t('security.onNote')}
      />
      <CodesRow
        value={
          <>
            {made ? rich('security.codesMade', { date: made }) : t('security.codesUnknown')}
            {codesUsed !== null && ` ${t('security.codesUsed', { count: codesUsed })}`}
          </>
        }
        note={t('security.codesNote')}
      >
        {neverCame ? (
          <Alert kind="warn" title={t('security.codesUnseen')} actions={haveThem}>
            <p>{t('security.codesUnseenText')}</p>
          </Alert>
        ) : (
          // Nothing at all where there is nothing to say: the row would keep room for it.
          (unsavedSince !== null || isFew) && (
            <>
              {unsavedSince !== null && (
                <Alert kind="warn" title={t('security.codesUnsaved')} actions={haveThem}>
                  <p>{t('security.codesUnsavedText')}</p>
                </Alert>
              )}
              {isFew && (
                <Alert kind="warn" title={t('security.codesLeft', { count: left })}>
                  <p>{t('security.codesLeftText')}</p>
                </Alert>
              )}
            </>
          )
        )}
      </CodesRow>
      <FormRow
        label={t('security.phone')}
        value={t('security.phoneText')}
        // What people come for is a new phone, or new codes: nothing invites to turn it off.
        mainAction={
          <Link {...buttonLook()} to={paths.newPhone()}>
            {t('security.newPhone')}
          </Link>
        }
        openLabel={t('security.turnOff')}
        open={turningOff}
        onOpen={() => setTurningOff(true)}
        onClose={() => setTurningOff(false)}
        part={TurnOffForm}
        form={(close) => (
          <TurnOffForm
            account={account}
            submitLabel={t('security.turnOff')}
            takesFocus
            onCancel={close}
            onAttempt={onAttempt}
            onTurnedOff={(isRead) => {
              announce(t(isRead ? 'security.turnedOff' : 'security.turnedOffNotRead'))
              onTurnedOff(isRead)
            }}
          />
        )}
      />
    </>
  )
}

type TwoFactorOffProps = SetUpProps & {
  /** That it was turned off here just now; `not-read`: so the panel said, and could not be asked again. */
  turnedOff: 'confirmed' | 'not-read' | null
}

/** Two-factor is off. */
export function TwoFactorOff({ turnedOff, onSetUp }: TwoFactorOffProps) {
  const t = useT()
  const isRead = turnedOff === 'confirmed'
  return (
    <Row
      sign={<StateSign of="off" />}
      label={t('security.state')}
      value={t('security.off')}
      note={t('security.offNote')}
      action={<SetUpButton onSetUp={onSetUp} />}
    >
      {turnedOff && (
        <Alert
          kind={isRead ? 'ok' : 'warn'}
          // The form that had focus is gone.
          ref={takeLostFocus}
          title={t(isRead ? 'security.turnedOff' : 'security.turnedOffNotRead')}
        >
          <p>{t(isRead ? 'security.turnedOffText' : 'security.turnedOffNotReadText')}</p>
        </Alert>
      )}
    </Row>
  )
}
