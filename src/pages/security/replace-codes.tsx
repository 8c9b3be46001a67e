import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useForm } from 'react-hook-form'

import type { Account } from '#src/api/account.ts'
import { isFailure } from '#src/api/failures.ts'
import { problemCodes } from '#src/api/problem-codes.ts'
import { FormActions } from '#src/forms/controls.tsx'
import { Form } from '#src/forms/form.tsx'
import { LeaveGuard } from '#src/forms/leave-guard.tsx'
import { type Explain, explainPassword } from '#src/forms/place-failure.ts'
import { useLife } from '#src/forms/use-life.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { keepSecret, takeSecret } from '#src/lib/secret-reference.ts'
import { useIsStillHere } from '#src/navigation/use-is-still-here.ts'
import { readAfterWrite } from '#src/session/read-now.ts'
import { codesBefore } from '#src/two-factor/codes-before.ts'
import { toldMadeAt, twoFactorQueries } from '#src/two-factor/two-factor-state.ts'
import { unheardCodes } from '#src/two-factor/unheard-codes.ts'
import { noteCodesShown } from '#src/two-factor/unsaved-codes.ts'
import { Alert } from '#src/ui/alert.tsx'

import { CodeAndPassword, noProof, CodeAndPasswordValues } from './code-and-password.tsx'
import { makeCodes } from './make-codes.ts'
import { RecoveryCodes } from './recovery-codes/recovery-codes.tsx'
import { UnheardRenewal } from './unheard-renewal.tsx'
import { unheardRenewals } from './unheard-renewals.ts'
import { useAskFirst } from './use-ask-first.ts'

type ReplaceCodesProps = {
  account: Account
  /** Whether two-factor is known to be on: else it may be turned on by this, with codes that replace none. */
  isKnownOn: boolean
  /** The new codes are safe. */
  onDone: () => void
  /** This panel makes no new codes while two-factor is on. */
  onRefused: () => void
  onCancel: () => void
}

/** The form that makes new codes, then what shows them, in one file: nothing has to be fetched once the codes are here. */
export function ReplaceCodes({ onDone, ...form }: ReplaceCodesProps) {
  const host = useHost()
  const [made, setMade] = useState<{
    codes: readonly string[]
    replaced: true | null
  } | null>(null)
  return made ? (
    <RecoveryCodes {...made} account={form.account} onDone={onDone} />
  ) : (
    <ReplaceForm
      {...form}
      onReplaced={(codes, replaced) => {
        noteCodesShown(host, form.account)
        setMade({ codes, replaced })
      }}
    />
  )
}

type ReplaceFormProps = Omit<ReplaceCodesProps, 'onDone'> & {
  /** `replaced`: whether there were others before; `null` where that is not known. */
  onReplaced: (codes: readonly string[], replaced: true | null) => void
}

/** Makes new recovery codes with a sign-in code and the password. */
function ReplaceForm({
  account,
  isKnownOn,
  onReplaced,
  onRefused,
  onCancel,
}: ReplaceFormProps) {
  const t = useT()
  const queries = useQueryClient()
  const life = useLife()
  const isStillHere = useIsStillHere()
  const host = useHost()
  const { mutateAsync } = useMutation(makeCodes('replace'))
  const form = useForm({
    resolver: zodResolver(CodeAndPasswordValues),
    shouldFocusError: false,
    defaultValues: noProof,
  })
  const { isDirty, isSubmitting, submitCount } = form.formState
  const { asked, mayBeSent, insist } = useAskFirst(account, submitCount)

  const codeBox = useRef<HTMLDivElement>(null)
  const before = useRef<number | null>(null)
  // New codes were made, and nobody has seen them: so it stays until others are shown.
  const [unseen, setUnseen] = useState(false)

  const explain: Explain = (problem, field) =>
    field === 'code'
      ? t('codes.replaceCodeWrong')
      : explainPassword(problem, t('security.passwordWrong'))

  async function submit(proof: CodeAndPasswordValues) {
    if (!mayBeSent()) return
    try {
      // By the answer's end the feed was read again.
      before.current = codesBefore(queries, Date.now())
      const codes = takeSecret(await mutateAsync(keepSecret(proof)))
      // Whoever goes elsewhere at this moment does not see them.
      if (!(await isStillHere()) || life().aborted) return
      onReplaced(codes, isKnownOn || null)
    } catch (error) {
      if (isFailure(error, 'refused')) {
        if (error.code === problemCodes.twoFactorEnabled) return onRefused()
        // To be corrected, or typed over: it gets focus with what is said of it.
        if (error.fields['code']) codeBox.current?.querySelector('input')?.select()
      }
      throw error
    }
  }

  /** Only the feed can tell: a "two-factor.create" after what was there before means that the old codes are dead. */
  async function resolve(again: boolean) {
    const known = await readAfterWrite(queries, twoFactorQueries.state(), again)
    const madeAt = toldMadeAt(known)
    if (madeAt === null || before.current === null) return 'unknown'
    if (madeAt === before.current) return 'not-done'
    // Of those that another tab was shown meanwhile, nobody heard nothing.
    const isUnheard = unheardCodes(host).are(account, madeAt)
    return madeAt > before.current && isUnheard ? 'done' : 'unknown'
  }

  function found(isTyped: boolean) {
    unheardRenewals.came(host, account)
    // Panels that take each code once have taken this one.
    if (isTyped) form.setValue('code', '')
    setUnseen(true)
  }

  return (
    <Form
      form={form}
      label={t('twoFactor.newCodes')}
      submit={submit}
      resolveLostAnswer={(_, again) => resolve(again)}
      onFound={(_, isTyped) => found(isTyped)}
      lostAnswerWords={t(isKnownOn ? 'codes.replaceLost' : 'codes.replaceLostIfOn')}
      serverFields={{ code: 'code', password: 'password' }}
      explain={explain}
    >
      <UnheardRenewal
        key={asked}
        account={account}
        isAsked={asked !== null}
        onAnyway={insist}
        onCame={() => setUnseen(true)}
      />
      {unseen && (
        <Alert kind="warn" role="alert" takesFocus title={t('codes.replacedUnseenTitle')}>
          <p>{t('codes.replacedUnseen')}</p>
        </Alert>
      )}
      <CodeAndPassword
        control={form.control}
        account={account}
        codeBox={codeBox}
        codeHint={t('codes.replaceCodeHint')}
      />
      <FormActions
        control={form.control}
        submitLabel={t('codes.makeCodes')}
        pendingLabel={t('codes.makingCodes')}
        onCancel={onCancel}
      />
      <LeaveGuard
        when={isDirty}
        isSending={isSubmitting}
        what={t('security.passwordWhat')}
      />
    </Form>
  )
}
