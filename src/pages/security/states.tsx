import { useState, useSyncExternalStore, type ComponentProps } from 'react'

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
import { Icon } from '#src/ui/icons.tsx'
import { lazyPart } from '#src/ui/lazy-part.tsx'
import { Row } from '#src/ui/section.tsx'
import { useDay } from '#src/ui/time.tsx'

import styles from './page.module.css'

const TurnOffForm = lazyPart(async () => (await import('./turn-off-form.tsx')).TurnOffForm)

/** The sign of a state; its words say the same. */
function StateSign({ of }: { of: 'on' | 'off' | 'unknown' }) {
  return (
    <span className={styles['sign']} data-state={of}>
      <Icon name={of === 'on' ? 'security' : of === 'off' ? 'unguarded' : 'info'} />
    </span>
  )
}

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
      <FormRow
        sign={<StateSign of="on" />}
        label={t('security.state')}
        value={t('security.on')}
        note={t('security.onNote')}
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
      <CodesRow
        value={
          <>
            {made ? rich('security.codesMade', { date: made }) : t('security.codesUnknown')}
            {codesUsed !== null && ` ${t('security.codesUsed', { count: codesUsed })}`}
          </>
        }
        note={t('security.codesNote')}
      >
        {neverCame && (
          <Alert kind="warn" title={t('security.codesUnseen')} actions={haveThem}>
            <p>{t('security.codesUnseenText')}</p>
          </Alert>
        )}
        {!neverCame && unsavedSince !== null && (
          <Alert kind="warn" title={t('security.codesUnsaved')} actions={haveThem}>
            <p>{t('security.codesUnsavedText')}</p>
          </Alert>
        )}
        {!neverCame && left !== null && left <= fewCodes && (
          <Alert kind="warn" title={t('security.codesLeft', { count: left })}>
            <p>{t('security.codesLeftText')}</p>
          </Alert>
        )}
      </CodesRow>
      <Row
        label={t('security.phone')}
        value={t('security.phoneText')}
        note={t('security.phoneNote')}
        action={
          <Link {...buttonLook()} to={paths.newPhone()}>
            {t('security.newPhone')}
          </Link>
        }
      />
    </>
  )
}

type CodesRowProps = Pick<ComponentProps<typeof Row>, 'value' | 'note' | 'children'>

/** What is known of the recovery codes, and the way to new ones. */
function CodesRow(row: CodesRowProps) {
  const t = useT()
  return (
    <Row
      {...row}
      label={t('security.codes')}
      action={
        <Link {...buttonLook()} to={paths.recoveryCodes()}>
          {t('security.makeCodes')}
        </Link>
      }
    />
  )
}

type SetUpProps = { onSetUp: () => void }

/** A button that starts the set-up, once however often it is pressed. */
function SetUpButton({ onSetUp }: SetUpProps) {
  const t = useT()
  const [pressed, setPressed] = useState(false)
  return (
    <Button
      kind="primary"
      pending={pressed}
      onClick={() => {
        setPressed(true)
        onSetUp()
      }}
    >
      {t('security.setUp')}
    </Button>
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
    <>
      <Row
        sign={<StateSign of="unknown" />}
        label={t('security.state')}
        value={t('security.unknown')}
        note={t(isUnreadable ? 'security.unreadableNote' : 'security.unknownNote')}
        action={<SetUpButton onSetUp={onSetUp} />}
      />
      <CodesRow value={t('security.codesUnknown')} note={t('security.codesIfOn')} />
    </>
  )
}
