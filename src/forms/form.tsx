import { useEffect, useRef, useState, type ReactNode, type SyntheticEvent } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'

import { isFailure, type Failure } from '#src/api/failures.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { Alert } from '#src/ui/alert.tsx'
import { focusOnArrival } from '#src/ui/focus.ts'
import { Stack } from '#src/ui/section.tsx'

import { FailureAlert } from './failure-alert.tsx'
import { placeRefusal, type Explain, type ServerFields } from './place-failure.ts'
import { sendSignedIn } from './sign-in-again.ts'

type FormProps<V extends FieldValues> = {
  form: UseFormReturn<V>
  /** The form's accessible name. */
  label: string
  /** Whether the values may be sent now; `false` leaves the form as it is, for whoever asks something first. */
  mayBeSent?: (values: V) => boolean
  /** Sends the values. What it throws is shown by the form, once; the values stay. */
  submit: (values: V) => Promise<void>
  /**
   * What follows after `submit` went through, e.g. reading again what it changed. The form stays pending until then. A
   * failure that it throws is shown as one of reading: what was sent was carried out.
   */
  onDone?: (values: V) => void | Promise<void>
  /**
   * Finds out what is true after an answer was lost: `done` counts as success, `not-done` says that nothing
   * changed, `unknown` says just that.
   */
  resolveLostAnswer?: (values: V) => Promise<'done' | 'not-done' | 'unknown'>
  /** What to do when nobody can find out whether it was carried out; a general sentence when absent. */
  lostAnswerWords?: string
  serverFields?: ServerFields<V>
  explain?: Explain
  /** Whether a 401 means that the session ended (it does not on the sign-in form itself). */
  signsInAgain?: boolean
  /** Whether the values outlive the form, since it may come back; else they are reset when it goes. */
  keepsValues?: boolean
  children: ReactNode
}

type Trouble =
  | { refused: string[] }
  | { failure: Failure; write: boolean }
  | { lost: 'not-done' | 'unknown' }

/**
 * Empties the fields of a form that goes: React holds on to the field that had focus last, also when it is long gone
 * from the page, and by it would stay a password or a code, until something else has had focus.
 */
function forgetWhenGone(form: HTMLFormElement) {
  function empty() {
    // A form may lose its ref and stay: StrictMode tries that out, and Suspense hides it so.
    if (form.isConnected) return
    for (const field of form.querySelectorAll('input'))
      if (!field.readOnly && field.type !== 'checkbox') field.value = ''
  }
  return () => queueMicrotask(empty)
}

/**
 * A form that owns its submit: one press sends once, refusals go beside their fields and the rest above the form,
 * a session that ended is mended in place, and nothing typed is ever cleared by a failure.
 */
export function Form<V extends FieldValues>({
  form,
  label,
  mayBeSent = () => true,
  submit,
  onDone,
  resolveLostAnswer,
  lostAnswerWords,
  serverFields = {},
  explain,
  signsInAgain = true,
  keepsValues = false,
  children,
}: FormProps<V>) {
  const t = useT()
  const host = useHost()
  const sending = useRef(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const { reset } = form
  // The values hold passwords and codes, and what React keeps of the field that had focus last leads to them.
  useEffect(
    () => () => {
      if (!keepsValues) reset()
    },
    [reset, keepsValues],
  )

  async function fail(failure: Failure, values: V) {
    if (isFailure(failure, 'refused')) {
      const refused = placeRefusal(form, failure, t, serverFields, explain)
      return setTrouble(refused.length > 0 ? { refused } : null)
    }
    const lost =
      isFailure(failure) &&
      'mayHaveRun' in failure &&
      failure.mayHaveRun &&
      resolveLostAnswer
    if (!lost) return setTrouble({ failure, write: true })
    const outcome = await lost(values).catch(() => 'unknown' as const)
    if (outcome === 'done') return finish(values)
    setTrouble({ lost: outcome })
  }

  async function finish(values: V) {
    try {
      await onDone?.(values)
    } catch (error) {
      if (!isFailure(error)) throw error
      setTrouble({ failure: error, write: false })
    }
  }

  async function attempt(values: V): Promise<void> {
    const send = () => submit(values)
    try {
      await (signsInAgain ? sendSignedIn(host, send, 'form') : send())
    } catch (error) {
      if (!isFailure(error)) throw error
      return fail(error, values)
    }
    await finish(values)
  }

  async function send(event: SyntheticEvent) {
    event.preventDefault()
    if (sending.current) return
    sending.current = true
    setTrouble(null)
    await form
      .handleSubmit(async (values) => {
        if (mayBeSent(values)) await attempt(values)
      })(event)
      .finally(() => {
        sending.current = false
      })
  }

  return (
    // `post` although a script sends it: were the script dead, a password must not end up in the URL.
    <form
      ref={forgetWhenGone}
      method="post"
      noValidate
      aria-label={label}
      onSubmit={(event) => void send(event)}
    >
      <Stack>
        {trouble && <FormAlert trouble={trouble} lostAnswerWords={lostAnswerWords} />}
        {children}
      </Stack>
    </form>
  )
}

type FormAlertProps = { trouble: Trouble; lostAnswerWords: string | undefined }

/** The summary above a form; it takes focus when it appears, since nothing beside a field does. */
function FormAlert({ trouble, lostAnswerWords }: FormAlertProps) {
  const t = useT()
  if ('failure' in trouble) return <FailureAlert {...trouble} ref={focusOnArrival} />
  if ('lost' in trouble) {
    const words =
      trouble.lost === 'not-done'
        ? t('errors.lostNotDone')
        : (lostAnswerWords ?? t('errors.lostUnknown'))
    return (
      <Alert kind="warn" role="alert" ref={focusOnArrival} title={t('errors.lostTitle')}>
        <p>{words}</p>
      </Alert>
    )
  }
  return (
    <Alert kind="danger" role="alert" ref={focusOnArrival}>
      {trouble.refused.map((words) => (
        <p key={words}>{words}</p>
      ))}
    </Alert>
  )
}
