import { useEffect, useRef, useState, type ReactNode, type SyntheticEvent } from 'react'
import type { FieldValues, UseFormReturn } from 'react-hook-form'

import { isFailure, type Failure, type Throttled } from '#src/api/failures.ts'
import { isInDoubt, mayComeLate } from '#src/api/in-doubt.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { within } from '#src/lib/network.ts'
import { Stack } from '#src/ui/section.tsx'

import { forgetWhenGone } from './forget-when-gone.ts'
import { CameLate, EarlierLate, FormAlert, type Resolution } from './form-alert.tsx'
import { type Sent, useOpenAttempt } from './open-attempt.ts'
import { placeRefusal, type Explain, type ServerFields } from './place-failure.ts'
import { sendSignedIn } from './sign-in-again.ts'
import { useRaise } from './use-raise.ts'
import { useTrouble } from './use-trouble.ts'

type FormProps<V extends FieldValues> = {
  form: UseFormReturn<V>
  /** The form's accessible name. */
  label: string
  /** Called at each press, before the values are read. */
  onPress?: () => void
  /** Whether the values may be sent now; `false` leaves the form as it is, for whoever asks something first. */
  mayBeSent?: (values: V) => boolean
  /** Sends the values. What it throws is shown by the form, once; the values stay. */
  submit: (values: V) => Promise<void>
  /**
   * What follows after `submit` went through, e.g. reading again what it changed. The form stays pending until then; once it
   * is gone, nothing follows. A failure that it throws is shown as one of reading: what was sent was carried out.
   */
  onDone?: (values: V) => void | Promise<void>
  /**
   * Finds out what became of values whose answer does not tell: `done` counts as success, `not-done` says that nothing
   * changed, `unknown` says just that, and `unknowable` that it need not be asked again. `again`: it was asked before, and they
   * may have been carried out since. It only asks, and may be called any number of times.
   */
  resolveLostAnswer?: (values: V, again: boolean) => Promise<Resolution>
  /**
   * What follows, once, where `resolveLostAnswer` has told that values were carried out, and what their answer held is lost;
   * `onDone` when absent. `isTyped`: they stand in the form still.
   */
  onFound?: (values: V, isTyped: boolean) => void
  /**
   * What to do when nobody can find out whether it was carried out, as nobody can who says so without `resolveLostAnswer`; a
   * general sentence when absent.
   */
  lostAnswerWords?: string
  serverFields?: ServerFields<V>
  explain?: Explain
  /** Whether a 401 means that the session ended (it does not on the sign-in form itself). */
  signsInAgain?: boolean
  /** Whether the values outlive the form, since it may come back; else they are reset when it goes. */
  keepsValues?: boolean
  children: ReactNode
}

/** How long somebody who has waited in vain waits for what looking tells, in milliseconds. */
const patience = 2000

/**
 * A form that owns its submit: one press sends once, refusals go beside their fields and the rest above the form,
 * a session that ended is mended in place, and nothing typed is ever cleared by a failure.
 */
export function Form<V extends FieldValues>({
  form,
  label,
  onPress,
  mayBeSent = () => true,
  submit,
  onDone,
  resolveLostAnswer,
  onFound,
  lostAnswerWords,
  serverFields = {},
  explain,
  signsInAgain = true,
  keepsValues = false,
  children,
}: FormProps<V>) {
  const t = useT()
  const host = useHost()
  const element = useRef<HTMLFormElement>(null)
  const sending = useRef(false)
  const trouble = useTrouble()
  const { said } = trouble
  // What was sent before came late, and something else stood in the form by then: whether that is being sent.
  const [came, setCame] = useState<'sent' | 'not-sent' | null>(null)
  // What was sent before the last press may come late.
  const [earlier, setEarlier] = useState<'looked-for' | 'open' | null>(null)
  const raise = useRaise()
  // What the last look has told of what may come late.
  const lastTold = useRef<'not-done' | 'unknown'>('unknown')
  const { reset, getValues } = form
  const attempts = useOpenAttempt<V>({
    async look(values) {
      const told = await resolveLostAnswer?.(values, true)
      if (told === 'not-done' || told === 'unknown') lastTold.current = told
      if (told === 'unknowable') giveUpLooking()
      return told === 'done'
    },
    async came(attempted) {
      const isPress = sending.current
      sending.current = true
      const isSeenTo = await found(attempted, isPress ? 'sent' : 'not-sent')
      sending.current = isPress
      return isSeenTo
    },
    over() {
      trouble.lookedInVain(lastTold.current)
      setEarlier((before) => before && 'open')
    },
    isBusy: () => sending.current,
  })
  const { close, remember, keep, settle, isGone } = attempts
  // The values hold passwords and codes, and what React keeps of the field that had focus last leads to them.
  useEffect(
    () => () => {
      if (!keepsValues) reset()
    },
    [reset, keepsValues],
  )

  const standing = () => JSON.stringify(getValues())

  /** Values were carried out, as looking told. Gives whether that sees to what stands in the form; `otherwise` is what becomes of it. */
  async function found({ values, typed }: Sent<V>, otherwise: typeof came) {
    const isTyped = typed === standing()
    setEarlier(null)
    if (onFound) {
      trouble.tell(null)
      onFound(values, isTyped)
    } else if (isTyped || !otherwise) await finish(values)
    else {
      trouble.tell(null)
      setCame(otherwise)
    }
    return isTyped
  }

  function giveUpLooking() {
    close()
    setEarlier((before) => before && 'open')
    trouble.promiseNoMore()
  }

  /** Leads to what is to be mended: the one field of these names, or a list of several. */
  function point(names: readonly string[]) {
    const fields = Array.from(element.current?.elements ?? []).filter(
      (each): each is HTMLInputElement =>
        'name' in each && names.includes(String(each.name)),
    )
    if (fields.length > 1) trouble.tell({ fields, from: host.focused() })
    else fields[0]?.focus()
  }

  async function fail(failure: Failure, sent: Sent<V>) {
    // What was sent before may have come late, and be why this was refused.
    if (isGone() || (await settle())) return
    if (isFailure(failure, 'refused')) {
      const { rest, placed } = placeRefusal(form, failure, t, serverFields, explain)
      if (rest.length > 0) return trouble.tell({ refused: rest })
      trouble.tell(null)
      return point(placed)
    }
    if (isFailure(failure, 'throttled')) return afterThrottle(failure, sent)
    if (!failure.mayHaveRun || !(resolveLostAnswer ?? lostAnswerWords))
      return trouble.tell({ failure, write: true })
    if (!resolveLostAnswer) return trouble.tell({ unheard: failure, outcome: 'unknown' })
    const isLate = mayComeLate(failure)
    const asked = resolveLostAnswer(sent.values, false).catch(() => 'unknown' as const)
    // A panel that does not answer writes may not answer reads either.
    const outcome = await (isLate ? within(asked, patience, 'unknown' as const) : asked)
    if (isGone()) return
    if (outcome === 'done') return void (await found(sent, null))
    if (outcome === 'unknowable')
      return trouble.tell({ unheard: failure, outcome: 'unknown' })
    const told = { unheard: failure, outcome }
    if (!isLate) return trouble.tell({ ...told, checksFirst: remember(sent) })
    trouble.tell({ ...told, checksFirst: true, looking: 'now' })
    lastTold.current = outcome
    keep(failure, sent).catch(raise)
  }

  /** What was refused for the number of requests was hardly carried out; where that can be looked up, it is: anew, since what was read before does not tell. */
  async function afterThrottle(failure: Throttled, sent: Sent<V>) {
    const outcome = isInDoubt(failure)
      ? await resolveLostAnswer?.(sent.values, true).catch(() => null)
      : 'not-done'
    if (isGone()) return
    if (outcome === 'done') return void (await found(sent, null))
    trouble.tell({ failure, write: true, isUnchanged: outcome === 'not-done' })
  }

  async function finish(values: V) {
    if (isGone()) return
    try {
      await onDone?.(values)
    } catch (error) {
      if (!isFailure(error)) throw error
      trouble.tell({ failure: error, write: false })
    }
  }

  async function attempt(sent: Sent<V>): Promise<void> {
    const send = () => submit(sent.values)
    if (await settle()) return
    try {
      await (signsInAgain ? sendSignedIn(host, send, 'form') : send())
    } catch (error) {
      if (!isFailure(error)) throw error
      return fail(error, sent)
    }
    close()
    await finish(sent.values)
  }

  /** What was sent before a press that had an answer of its own may come late still. */
  function goOnLooking(wasSent: boolean) {
    const before = attempts.earlier()
    if (wasSent) setEarlier(before && 'looked-for')
    if (before) attempts.lookFor(before).catch(raise)
  }

  async function send(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    if (sending.current) return
    sending.current = true
    element.current = event.currentTarget
    onPress?.()
    trouble.begin()
    setCame(null)
    // Of this moment: what is typed while it is under way was not sent.
    const typed = standing()
    let wasSent = false
    await form
      .handleSubmit(
        async (values) => {
          wasSent = mayBeSent(values)
          if (wasSent) await attempt({ values, typed })
        },
        (errors) => {
          const names = Object.keys(errors)
          // What may come about yet is told still: one thing is told above.
          const isOpen = said.trouble && 'unheard' in said.trouble
          point(isOpen ? names.slice(0, 1) : names)
        },
      )(event)
      .finally(() => {
        trouble.end(wasSent)
        sending.current = false
        goOnLooking(wasSent)
      })
  }

  return (
    // `post` although a script sends it: were the script dead, a password must not end up in the URL.
    <form
      ref={forgetWhenGone}
      method="post"
      noValidate
      aria-label={label}
      onSubmit={(event) => {
        send(event).catch(raise)
      }}
    >
      <Stack>
        {earlier && <EarlierLate isLookedFor={earlier === 'looked-for'} />}
        {came && <CameLate isSent={came === 'sent'} />}
        {said.trouble && (
          // Hidden, it keeps its place.
          <div style={said.isPast ? { visibility: 'hidden' } : undefined}>
            <FormAlert
              key={said.turn}
              trouble={said.trouble}
              lostAnswerWords={lostAnswerWords}
            />
          </div>
        )}
        {children}
      </Stack>
    </form>
  )
}
