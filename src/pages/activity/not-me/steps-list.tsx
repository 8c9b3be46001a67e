import { useEffect, useState } from 'react'

import type { Account } from '#src/api/account.ts'
import { useHost } from '#src/host/context.ts'
import { useLanguageTag, useRich, useT } from '#src/i18n/context.ts'
import type { Instant } from '#src/lib/instant.ts'
import { paths } from '#src/lib/paths.ts'
import { useIsLeftOut } from '#src/navigation/sections.tsx'
import { usePanel } from '#src/session/panel-context.ts'
import { keepSecuringList } from '#src/session/securing.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button } from '#src/ui/button.tsx'
import { passFocusToTitle } from '#src/ui/focus.ts'
import { RowsRemark, RowsAlert } from '#src/ui/rows.tsx'
import { exactTime, Time, useNow } from '#src/ui/time.tsx'

import type { IncidentStep } from './incident.ts'
import { referenceOf, keyCalled } from './key-called.ts'
import { keepProgress, type IncidentProgress, readProgress } from './progress.ts'
import { isProven, madeMeanwhile } from './proof.ts'
import { sessionRest } from './session-rest.ts'
import { StepRow } from './step-row.tsx'
import { stepsFor } from './steps.ts'
import { useIncident } from './use-incident.ts'

import styles from './not-me.module.css'

type StepsListProps = { account: Account; since: Instant }

/** The steps since a moment, each with its tick; give it a `key` of the moment. */
export function StepsList({ account, since }: StepsListProps) {
  const t = useT()
  const host = useHost()
  const rich = useRich()
  const isLeftOut = useIsLeftOut()
  const areKeysLeftOut = isLeftOut(paths.apiKeys()) || isLeftOut(paths.sshKeys())
  const here = paths.notMe({ since: new Date(since).toISOString() })
  const [progress, setProgress] = useState(() => readProgress(host, account, since))
  const { incident, reading, again, pending, isOdd, cutAt } = useIncident(since, progress)
  const steps = stepsFor(incident).map((step) => {
    const proven = isProven(step, incident)
    return { step, proven, done: proven || progress.ticked.includes(step.id) }
  })
  const done = steps.filter((each) => each.done).length
  const meanwhile = madeMeanwhile(
    steps.map(({ step }) => step),
    progress.opened,
  )

  function tick(id: string, on: boolean): void {
    const others = progress.ticked.filter((each) => each !== id)
    note({ ...progress, ticked: on ? [...others, id] : others })
  }

  /** Whoever does a step, or says that it is done, is at work on the list: from then on every page leads back to it. */
  function note(next: IncidentProgress): void {
    keepProgress(host, account, since, next)
    setProgress(next)
    keepSecuringList(host, account, here)
  }

  function go(step: IncidentStep): void {
    const isNamed = 'name' in step
    note(
      isNamed
        ? { ...progress, names: { ...progress.names, [referenceOf(step)]: step.name } }
        : progress,
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
      <ul aria-label={t('notMe.steps')} className={styles['steps']}>
        {steps.map(({ step, proven, done: isDone }) => (
          <StepRow
            key={step.id}
            step={step}
            here={here}
            done={isDone}
            nameOf={(of) =>
              Object.hasOwn(progress.names, of) ? (progress.names[of] ?? of) : of
            }
            onGo={() => go(step)}
            onTick={proven ? null : (on) => tick(step.id, on)}
          />
        ))}
      </ul>
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
function Meanwhile({ made }: { made: readonly IncidentStep[] }) {
  const t = useT()
  const tag = useLanguageTag()
  const names = made.map((step) => ('name' in step ? keyCalled(step, step.name) : ''))
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
