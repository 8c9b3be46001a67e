import { useEffect } from 'react'

import type { Account } from '#src/api/account.ts'
import { useHost } from '#src/host/context.ts'
import { useLanguageTag, useRich, useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { useIsLeftOut } from '#src/navigation/sections.tsx'
import { keepSecuring, keepSecuringList } from '#src/session/keep-securing.ts'
import { usePanel } from '#src/session/panel-context.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button } from '#src/ui/button.tsx'
import { classNames } from '#src/ui/class-names.ts'
import { passFocusToTitle } from '#src/ui/focus.ts'
import { RowsRemark, RowsAlert } from '#src/ui/rows.tsx'
import { exactTime, Time, useNow } from '#src/ui/time.tsx'

import { DeletePicked } from './delete-picked.tsx'
import { keysIn, madeMeanwhile, tickOf } from './incident-keys.ts'
import type { IncidentKey, IncidentStep } from './incident.ts'
import { keyCalled } from './key-called.ts'
import { KeyTicks } from './key-ticks.tsx'
import { OlderKeys } from './older-keys.tsx'
import { PasswordInPlace } from './password-in-place.tsx'
import type { IncidentProgress } from './progress.ts'
import { isProven } from './proof.ts'
import { sessionRest } from './session-rest.ts'
import { StepRow } from './step-row.tsx'
import { stepsFor } from './steps.ts'
import type { IncidentState } from './use-incident.ts'

import text from '#src/ui/text.module.css'
import styles from './not-me.module.css'

type StepsListProps = IncidentState & {
  account: Account
  progress: IncidentProgress
  /** Is told what is different from now on. */
  onProgress: (change: (now: IncidentProgress) => object) => void
}

/** Under which names a step is ticked: that about keys by each of them that is known, so that one that comes later is not. */
const ticksOf = (step: IncidentStep) =>
  (step.kind === 'keys' || step.kind === 'own-key') && step.keys.length > 0
    ? step.keys.map(tickOf)
    : [step.id]

/** Names with these among them, or without. */
function withTicks(before: readonly string[], names: readonly string[], on: boolean) {
  const others = before.filter((each) => !names.includes(each))
  return on ? [...others, ...names] : others
}

/** The steps since a moment, each with its tick. */
export function StepsList({ account, progress, onProgress, ...state }: StepsListProps) {
  const t = useT()
  const host = useHost()
  const rich = useRich()
  const isLeftOut = useIsLeftOut()
  const { incident, reading, again, readKeys, pending, isOdd, cutAt } = state
  const areKeysLeftOut = isLeftOut(paths.apiKeys()) || isLeftOut(paths.sshKeys())
  const here = paths.notMe({ since: new Date(incident.since).toISOString() })
  const steps = stepsFor(incident).map((step) => {
    const proven = isProven(step, incident)
    const isTicked = ticksOf(step).every((id) => progress.ticked.includes(id))
    return { step, proven, done: proven || isTicked }
  })
  const done = steps.filter((each) => each.done).length
  const { suspect, own, older } = keysIn(incident)
  const meanwhile = madeMeanwhile(suspect, progress.opened)
  const picked = new Set(progress.picked)
  const keys = [...suspect, ...older, ...own]

  // The tab's storage is outside of React: whoever is at the list is at none of its steps, of which some may be gone.
  useEffect(() => keepSecuring(host, account, { number: 0 }), [host, account])

  /** Whoever does a step, or says that it is done, is at work on the list: from then on every page leads back to it. */
  function note(change: (now: IncidentProgress) => object, goneTo?: IncidentStep): void {
    const number = steps.findIndex(({ step }) => step === goneTo) + 1
    onProgress(change)
    keepSecuring(host, account, { path: here, number, count: steps.length })
  }

  function tick(step: IncidentStep, on: boolean): void {
    const ids = ticksOf(step)
    note(({ ticked }) => ({ ticked: withTicks(ticked, ids, on) }))
  }

  function pick(keys: readonly IncidentKey[], on: boolean): void {
    const ids = keys.map(tickOf)
    note((now) => ({ picked: withTicks(now.picked, ids, on) }))
  }

  /** Once keys are deleted, no panel tells what they were called. */
  const noteNames = () =>
    note(({ names }) => ({
      names: {
        ...names,
        ...Object.fromEntries(keys.map(({ identifier, name }) => [identifier, name])),
      },
    }))

  /** What stands in a step that is done in the list. */
  function inPlace(step: IncidentStep, isDone: boolean) {
    if (step.kind === 'password')
      return isLeftOut(paths.profile()) ? (
        <p className={text['quiet']}>{t('notMe.leftOut')}</p>
      ) : (
        <PasswordInPlace
          account={account}
          here={here}
          isOpen={!isDone && !incident.isClosed}
          onChanged={(isSignedOut) => {
            tick(step, true)
            if (!isSignedOut) readKeys()
          }}
        />
      )
    if (step.kind !== 'keys' && step.kind !== 'own-key') return null
    return (
      <KeyTicks
        label={t(step.kind === 'keys' ? 'notMe.keys' : 'notMe.ownKey')}
        keys={step.keys}
        deleted={step.kind === 'keys' ? step.deleted : []}
        nameOf={(identifier) =>
          Object.hasOwn(progress.names, identifier)
            ? (progress.names[identifier] ?? identifier)
            : identifier
        }
        picked={picked}
        onPick={pick}
      />
    )
  }

  if (reading) return <RowsRemark>{t('notMe.reading')}</RowsRemark>
  return (
    <>
      {again && (
        <RowsAlert>
          <Alert
            kind="warn"
            role="alert"
            title={t('notMe.incomplete')}
            actions={
              <Button ref={passFocusToTitle(host)} pending={pending} onClick={again}>
                {t('forms.tryAgain')}
              </Button>
            }
          />
        </RowsAlert>
      )}
      {incident.isClosed && <RowsRemark>{t('notMe.closed')}</RowsRemark>}
      {isOdd && (
        <RowsRemark>{t(areKeysLeftOut ? 'notMe.oddLeftOut' : 'notMe.odd')}</RowsRemark>
      )}
      {cutAt !== null && (
        <RowsRemark>{rich('notMe.cut', { when: <Time at={cutAt} /> })}</RowsRemark>
      )}
      {meanwhile.length > 0 && <Meanwhile made={meanwhile} />}
      <DeletePicked
        keys={keys.filter((key) => picked.has(tickOf(key)))}
        isListed={(key) => keys.some((each) => tickOf(each) === tickOf(key))}
        onAsk={noteNames}
        onLeave={() => note(() => ({ picked: [] }))}
      >
        <ol
          aria-label={t('notMe.steps')}
          className={classNames(text['surface'], styles['steps'])}
        >
          {steps.map(({ step, proven, done: isDone }, at) => (
            <StepRow
              key={step.id}
              step={step}
              number={at + 1}
              here={here}
              done={isDone}
              onGo={() => note(() => ({}), step)}
              onTick={proven ? null : (on) => tick(step, on)}
            >
              {inPlace(step, isDone)}
            </StepRow>
          ))}
        </ol>
        {older.length > 0 && <OlderKeys keys={older} picked={picked} onPick={pick} />}
      </DeletePicked>
      <div className={styles['end']}>
        <p role="status">{t('notMe.progress', { done, count: steps.length })}</p>
        <Button onClick={() => host.print()}>{t('notMe.print')}</Button>
      </div>
      {done === steps.length &&
        !again &&
        !isOdd &&
        cutAt === null &&
        !incident.isClosed && <AllDone account={account} />}
      <Printed account={account} />
    </>
  )
}

/** Keys that came while the list was being worked through: somebody may still be in. */
function Meanwhile({ made }: { made: readonly IncidentKey[] }) {
  const t = useT()
  const tag = useLanguageTag()
  const names = made.map((key) => keyCalled(key, key.name))
  return (
    <RowsAlert>
      <Alert
        kind="warn"
        role="alert"
        title={t('notMe.meanwhileTitle', { count: made.length })}
      >
        <p>{t('notMe.meanwhile', { names: new Intl.ListFormat(tag).format(names) })}</p>
      </Alert>
    </RowsAlert>
  )
}

/** After the last step: what can still be in the account, and who can end that. */
function AllDone({ account }: { account: Account }) {
  const t = useT()
  const host = useHost()
  // The tab's storage is outside of React: nothing leads back to a list that is done.
  useEffect(() => keepSecuringList(host, account, null), [host, account])
  return (
    <Alert kind="info" role="status" title={t('notMe.allDone')}>
      <p>{t('notMe.allDoneText', { rest: sessionRest(account) })}</p>
    </Alert>
  )
}

/** On paper only: whose list it is. */
function Printed({ account }: { account: Account }) {
  const t = useT()
  const tag = useLanguageTag()
  const { panelName } = usePanel()
  const when = exactTime(useNow(), tag)
  return (
    <p className={styles['printed']}>
      {t('notMe.printed', { account: account.username, panel: panelName, when })}
    </p>
  )
}
