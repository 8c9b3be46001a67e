import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useLayoutEffect, useState } from 'react'
import { useForm } from 'react-hook-form'

import type { Account } from '#src/api/account.ts'
import { isFailure, Refused } from '#src/api/failures.ts'
import { FormActions } from '#src/forms/controls.tsx'
import { Form } from '#src/forms/form.tsx'
import { LeaveGuard } from '#src/forms/leave-guard.tsx'
import { type Explain, explainPassword } from '#src/forms/place-failure.ts'
import { useOfferedFocus } from '#src/forms/use-offered-focus.ts'
import { useHost } from '#src/host/context.ts'
import type { Host } from '#src/host/host.ts'
import { useT } from '#src/i18n/context.ts'
import { loadNamespace } from '#src/i18n/language.ts'
import { fetchCodeOnce } from '#src/lib/code.ts'
import { keepSecret, takeSecret } from '#src/lib/secret-reference.ts'
import { clientOf } from '#src/session/panel-client.ts'
import { usePanel } from '#src/session/panel-context.ts'
import { isReadAgain, readTwoFactor } from '#src/two-factor/read-two-factor.ts'
import { Button } from '#src/ui/button.tsx'
import { Details } from '#src/ui/details.tsx'

import { CodeAndPassword, CodeAndPasswordValues, noProof } from '../code-and-password.tsx'
import type { Verdict } from '../diagnosis/diagnose.ts'
import { readTotp } from '../diagnosis/totp.ts'
import { makeCodes } from '../make-codes.ts'
import { RecoveryCodes } from '../recovery-codes/recovery-codes.tsx'
import { UnheardRenewal } from '../unheard-renewal.tsx'
import { unheardRenewals } from '../unheard-renewals.ts'
import { useAskFirst } from '../use-ask-first.ts'
import type { Given, SetUp, SetUpState } from './flow.ts'

const loadDiagnosis = (host: Host) =>
  fetchCodeOnce(() =>
    Promise.all([
      import('../diagnosis/diagnose.ts'),
      import('../diagnosis/wrong-code.tsx'),
      loadNamespace(host, 'diagnosis'),
    ]),
  )
type Diagnosis = NonNullable<Awaited<ReturnType<typeof loadDiagnosis>>>

type ConfirmFormProps = Given & {
  setUp: SetUp
  account: Account
  /** Whether it is the main thing to do on the page. */
  isMain: boolean
  /** Two-factor is on; `null` when the answer with the codes was lost. */
  onEnabled: (codes: readonly string[] | null) => void
  onCancel: () => void
  /** Asks the panel for another secret, since this one may be dead. */
  onStartAgain: () => void
}

/** Proves that the app has the secret. A code that the panel refuses is examined here, where the secret is. */
function ConfirmForm({
  setUp,
  account,
  setup,
  mayBeReplaced,
  isMain,
  onEnabled,
  onCancel,
  onStartAgain,
}: ConfirmFormProps) {
  const t = useT()
  const queries = useQueryClient()
  const { mutateAsync } = useMutation(makeCodes('turn-on'))
  const host = useHost()
  const { panelName } = usePanel()
  const form = useForm({
    resolver: zodResolver(CodeAndPasswordValues),
    shouldFocusError: false,
    defaultValues: noProof,
    // What was wrong with a code, and how to fix that, stays until the next one is sent.
    reValidateMode: 'onSubmit',
  })
  const { isDirty, isSubmitting, submitCount, errors } = form.formState
  const { asked, mayBeSent, insist } = useAskFirst(account, submitCount)
  const { setValue, getValues } = form
  const codeBox = useOfferedFocus()
  // What is typed outlives the form, which goes with each QR code. Its end is a layout effect: after that the form empties itself.
  useLayoutEffect(() => {
    const { typed, step } = setUp
    setValue('password', typed.password, { shouldDirty: true })
    return () => {
      // It stays no longer than the secret.
      const isOver = ['waiting', 'codes', 'codes-lost'].includes(step().name)
      if (!isOver) typed.password = getValues('password')
    }
  }, [setUp, setValue, getValues])
  const forgetUnheard = useEffectEvent(() => unheardRenewals.forget(host, account))
  // No request that had the secret before turns anything on any more; an account that is read anew is no other secret.
  useEffect(() => forgetUnheard(), [setup])
  const entry = readTotp(setup)
  const [found, setFound] = useState<{ verdict: Verdict; diagnosis: Diagnosis } | null>(
    null,
  )

  // Once the secret may be dead; before that, a new one would only make what was scanned worthless.
  const [stuck, setStuck] = useState(false)

  async function examine(code: string, deviceNow: number) {
    const diagnosis = await loadDiagnosis(host)
    // Without a secret there is nothing to compare with.
    if (!diagnosis || !entry) return null
    const panelOffset = clientOf(queries).clockAhead()
    const verdict = diagnosis[0].diagnose({ code, totp: entry, deviceNow, panelOffset })
    return { verdict, diagnosis }
  }

  const explain: Explain = (problem) =>
    explainPassword(problem, t('security.passwordWrong'))

  async function submit(proof: CodeAndPasswordValues) {
    if (!mayBeSent()) return
    setFound(null)
    const sentAt = Date.now()
    try {
      onEnabled(takeSecret(await mutateAsync(keepSecret(proof))))
    } catch (error) {
      const refused = isFailure(error, 'refused') ? error : null
      const [problem] = refused?.fields['code'] ?? []
      if (!refused) setStuck(true)
      if (!refused || !problem) throw error
      const next = await examine(proof.code, sentAt)
      setFound(next)
      setStuck(next ? ['right', 'other'].includes(next.verdict.kind) : mayBeReplaced)
      // To be corrected, or typed over: it gets focus with what is said of it.
      codeBox.current?.querySelector('input')?.select()
      const detail = next
        ? next.diagnosis[1].wrongCodeLine(next.verdict, t)
        : t('codes.turnOnCodeWrong')
      const fields = { ...refused.fields, code: [{ ...problem, detail }] }
      throw new Refused(refused.endpoint, refused.status, fields, refused.problems)
    }
  }

  async function resolve(again: boolean) {
    const known = await readTwoFactor(queries, again)
    if (known.state === 'on') return 'done'
    // That it is off now is told by somebody also where it may come on yet.
    return known.by !== null && isReadAgain(known) ? 'not-done' : 'unknown'
  }

  function cameLate() {
    unheardRenewals.came(host, account)
    onEnabled(null)
  }

  const forgotten = mayBeReplaced ? t('codes.keyReplaced') : null
  const HowToFix = found?.diagnosis[1].HowToFix
  return (
    <Form
      form={form}
      label={t('codes.turnOnForm')}
      submit={submit}
      resolveLostAnswer={(_, again) => resolve(again)}
      onFound={cameLate}
      lostAnswerWords={t('codes.turnOnLost')}
      serverFields={{ code: 'code', password: 'password' }}
      explain={explain}
    >
      <UnheardRenewal
        key={asked}
        account={account}
        isAsked={asked !== null}
        onAnyway={insist}
        onCame={() => onEnabled(null)}
      />
      <CodeAndPassword
        control={form.control}
        account={account}
        codeBox={codeBox}
        afterCode={
          // Beside the words of a refusal alone: an empty field has others.
          errors.code?.type !== 'server' ? null : found && HowToFix ? (
            <HowToFix
              verdict={found.verdict}
              forgotten={forgotten}
              account={{
                issuer: entry?.issuer ?? panelName,
                account: entry?.account ?? account.email,
              }}
            />
          ) : (
            forgotten && (
              <Details summary={t('codes.howToFix')}>
                <div>
                  <p>{forgotten}</p>
                </div>
              </Details>
            )
          )
        }
      />
      <FormActions
        control={form.control}
        submitLabel={t('codes.turnOn')}
        pendingLabel={t('codes.turningOn')}
        kind={isMain ? 'primary' : 'normal'}
        onCancel={onCancel}
      />
      {stuck && !isSubmitting && (
        <p>
          <Button kind="plain" onClick={onStartAgain}>
            {t('twoFactor.startAgain')}
          </Button>
        </p>
      )}
      <LeaveGuard when={isDirty} isSending={isSubmitting} what={t('codes.turnOnWhat')} />
    </Form>
  )
}

type LastStepsProps = {
  setUp: SetUp
  step: Extract<SetUpState, { name: 'shown' | 'codes' }>
  account: Account
  /** Whether the form is the main thing to do on the page. */
  isMain?: boolean
  onCancel: () => void
  onDone: () => void
}

/**
 * Confirming and keeping the recovery codes, in one file: what shows the codes must be there before they are asked for,
 * since a download that fails afterwards would lose them.
 */
export function LastSteps(props: LastStepsProps) {
  const { setUp, step, account, isMain = true, onCancel, onDone } = props
  return step.name === 'codes' ? (
    <RecoveryCodes codes={step.codes} account={account} replaced={false} onDone={onDone} />
  ) : (
    <ConfirmForm
      setUp={setUp}
      account={account}
      setup={step.setup}
      mayBeReplaced={step.mayBeReplaced}
      isMain={isMain}
      onEnabled={setUp.finish}
      onCancel={onCancel}
      onStartAgain={() => void setUp.start()}
    />
  )
}
