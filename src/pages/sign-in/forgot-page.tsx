import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { Link, useSearchParams } from 'react-router'
import * as z from 'zod/mini'

import { usePanel } from '#src/account/panel-context.ts'
import { elsewhereReason, panelSignIn } from '#src/account/sign-in-elsewhere.tsx'
import { refusedInWords } from '#src/account/sign-in-refusal.ts'
import { isFailure } from '#src/api/failures.ts'
import { requestPasswordReset } from '#src/api/session.ts'
import { TextField } from '#src/forms/fields.tsx'
import { Form } from '#src/forms/form.tsx'
import { useRich, useT } from '#src/i18n/context.ts'
import type { MessageKey } from '#src/i18n/translate.ts'
import { paths } from '#src/lib/paths.ts'
import { Button, buttonLook } from '#src/ui/button.tsx'
import { focusOnArrival } from '#src/ui/focus.ts'
import { Notice } from '#src/ui/notice.tsx'
import { PageTitle } from '#src/ui/page-title.tsx'

import styles from './sign-in.module.css'

const key = (name: MessageKey) => name

/** As lenient as the panel, which takes addresses without a dot. */
const Draft = z.object({
  email: z
    .string()
    .check(
      z.trim(),
      z.minLength(1, key('signIn.emailMissing')),
      z.regex(/^[^\s@]+@[^\s@]+$/u, key('signIn.emailForm')),
    ),
})
type Draft = z.infer<typeof Draft>

/** A forgotten password: asks the panel for a mail. It answers every address alike, and so does this page. */
export function Component() {
  const t = useT()
  const { panelName } = usePanel()
  const [search] = useSearchParams()
  const [asked, setAsked] = useState<string | null>(null)
  const to = search.get('to')
  return (
    <div className={styles['page']}>
      <PageTitle lead={asked ? null : t('signIn.forgotLead', { panel: panelName })}>
        {t('signIn.forgotTitle')}
      </PageTitle>
      <div className={styles['card']}>
        {asked === null ? (
          <ForgotForm onAsked={setAsked} />
        ) : (
          <OnItsWay email={asked} onAgain={() => setAsked(null)} />
        )}
      </div>
      <p className={styles['links']}>
        <Link to={paths.signIn(to ? { to } : {})}>{t('signIn.backToSignIn')}</Link>
      </p>
    </div>
  )
}

function OnItsWay({ email, onAgain }: { email: string; onAgain: () => void }) {
  const t = useT()
  const rich = useRich()
  return (
    <div className={styles['said']}>
      <Notice kind="ok" role="status" ref={focusOnArrival} title={t('signIn.forgotSent')}>
        <p>{rich('signIn.forgotSentTo', { email: <bdi>{email}</bdi> })}</p>
      </Notice>
      <p>{t('signIn.forgotNothing')}</p>
      <p>
        <Button onClick={onAgain}>{t('signIn.forgotAgain')}</Button>
      </p>
    </div>
  )
}

function ForgotForm({ onAsked }: { onAsked: (email: string) => void }) {
  const t = useT()
  const { panelUrl, panelName } = usePanel()
  const [elsewhere, setElsewhere] = useState(false)
  const form = useForm({ resolver: zodResolver(Draft), defaultValues: { email: '' } })
  const { isSubmitting } = form.formState

  async function submit({ email }: Draft) {
    setElsewhere(false)
    try {
      await requestPasswordReset({ email })
      onAsked(email)
    } catch (error) {
      if (elsewhereReason(error)) return setElsewhere(true)
      if (isFailure(error, 'unauthenticated'))
        throw refusedInWords(error, t('signIn.noSession'))
      throw error
    }
  }

  return (
    <Form
      form={form}
      label={t('signIn.forgotTitle')}
      submit={submit}
      serverFields={{ email: 'email' }}
      signsInAgain={false}
    >
      {elsewhere && (
        <Notice
          kind="warn"
          role="alert"
          ref={focusOnArrival}
          title={t('signIn.forgotElsewhereTitle')}
          actions={
            <a
              {...buttonLook()}
              href={`${panelSignIn(panelUrl).replace(/login$/, 'password')}`}
            >
              {t('signIn.openPanel', { panel: panelName })}
            </a>
          }
        >
          <p>{t('signIn.forgotElsewhere')}</p>
        </Notice>
      )}
      <TextField
        control={form.control}
        name="email"
        type="email"
        label={t('signIn.email')}
        autoComplete="email"
        autoFocus
      />
      <Button
        type="submit"
        kind="primary"
        className={styles['wide']}
        pending={isSubmitting}
        pendingLabel={t('signIn.forgotSending')}
      >
        {t('signIn.forgotSubmit')}
      </Button>
    </Form>
  )
}
