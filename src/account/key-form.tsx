import { zodResolver } from '@hookform/resolvers/zod'
import { useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'

import type { Account } from '#src/api/account.ts'
import { isFailure, type Failure } from '#src/api/failures.ts'
import { looksLikeApplicationKey } from '#src/api/keys.ts'
import { failureWords } from '#src/forms/failure-words.ts'
import { Form } from '#src/forms/form.tsx'
import { PasswordField } from '#src/forms/password-field.tsx'
import { useRich, useT } from '#src/i18n/context.ts'
import type { MessageKey, Translate } from '#src/i18n/translate.ts'
import { Button } from '#src/ui/button.tsx'
import { focusOnArrival } from '#src/ui/focus.ts'
import { Notice } from '#src/ui/notice.tsx'

import { useEndSession } from './end-session.ts'
import { takeKey } from './key-check.ts'
import { usePanel } from './panel-context.ts'
import { refusedInWords } from './sign-in-refusal.ts'
import { SignOutTrouble } from './sign-out-trouble.tsx'

import styles from './sign-in-form.module.css'

const key = (name: MessageKey) => name

/** No prefix is asked for: panels before 1.8 had none. A header cannot carry blanks or letters beyond ASCII. */
const Draft = z.object({
  key: z.string().check(
    z.trim(),
    z.minLength(1, key('signIn.keyMissing')),
    z.regex(/^[\x21-\x7e]*$/, key('signIn.keyForm')),
    z.refine((typed) => !looksLikeApplicationKey(typed), key('signIn.keyApplication')),
  ),
  keep: z.boolean(),
})
type Draft = z.infer<typeof Draft>

/** What the panel's answer says about the key, in words for its field; `null` when it is not about the key. */
function keyWords(failure: Failure, t: Translate): string | null {
  if (failure.kind === 'unauthenticated') return t('signIn.keyUnknown')
  if (failure.kind !== 'forbidden') return null
  // Until 1.7 a key that is not known was answered like this, without a word.
  if (failure.reason === 'unknown' && !failure.detail) return t('signIn.keyUnknown')
  return failureWords(failure, t).text
}

type KeyFormProps = {
  onSignedIn: () => void | Promise<void>
  /** Whether it is known already that a session stands in the way of any key. */
  outranked?: boolean
}

/** Acting with a client API key instead of a session. The key is checked before anything else uses it. */
export function KeyForm({ onSignedIn, outranked: knownOutranked = false }: KeyFormProps) {
  const t = useT()
  const rich = useRich()
  const { panelUrl, panelName } = usePanel()
  const [outranked, setOutranked] = useState<Account | 'somebody' | null>(
    knownOutranked ? 'somebody' : null,
  )
  const [over, setOver] = useState<Account | 'somebody' | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const form = useForm({
    resolver: zodResolver(Draft),
    defaultValues: { key: '', keep: false },
  })
  const { isSubmitting } = form.formState

  async function submit({ key: typed, keep }: Draft) {
    setOutranked(null)
    setOver(null)
    try {
      const taken = await takeKey(typed, keep)
      if (taken !== 'taken') return setOutranked(taken)
    } catch (error) {
      const words = isFailure(error) && keyWords(error, t)
      throw words && isFailure(error) ? refusedInWords(error, words, 'key') : error
    }
    await onSignedIn()
  }

  /** Nobody stands in the way any more: on to what is left to do. */
  function makeWay(by: Account | 'somebody') {
    setOutranked(null)
    setOver(by)
    if (form.getValues('key')) button.current?.focus()
    else form.setFocus('key')
  }

  return (
    <Form
      form={form}
      label={t('signIn.keyTitle')}
      submit={submit}
      serverFields={{ key: 'key' }}
      signsInAgain={false}
    >
      {outranked && <Outranked by={outranked} onOver={() => makeWay(outranked)} />}
      {over && (
        <Notice kind="ok" role="status">
          <p>
            {over === 'somebody'
              ? t('signIn.outrankedOverSomebody')
              : rich('signIn.outrankedOver', { name: <bdi>{over.username}</bdi> })}
          </p>
        </Notice>
      )}
      <PasswordField
        control={form.control}
        name="key"
        label={t('signIn.key')}
        autoComplete="off"
        autoFocus
        hint={
          <p>
            {rich('signIn.keyHint', {
              place: (
                <a
                  href={`${panelUrl.replace(/\/+$/, '')}/account/api`}
                  target="_blank"
                  rel="noopener"
                >
                  {t('signIn.keyPlace', { panel: panelName })}
                </a>
              ),
            })}
          </p>
        }
      />
      <label className={styles['check']}>
        <input type="checkbox" {...form.register('keep')} />
        <span>
          {t('signIn.keep')}
          <span className={styles['note']}>{t('signIn.keepNote')}</span>
        </span>
      </label>
      <Button
        ref={button}
        type="submit"
        kind="primary"
        className={styles['wide']}
        pending={isSubmitting}
        pendingLabel={t('signIn.checkingKey')}
      >
        {t('signIn.useThisKey')}
      </Button>
      <p className={styles['note']}>{t('signIn.keyPower')}</p>
    </Form>
  )
}

/** Somebody is signed in to the panel in this browser, and the panel would act for them instead of the key's owner. */
function Outranked({ by, onOver }: { by: Account | 'somebody'; onOver: () => void }) {
  const t = useT()
  const { panelName } = usePanel()
  const leaving = useEndSession(onOver)
  return (
    <Notice
      kind="warn"
      role="alert"
      ref={focusOnArrival}
      title={
        by === 'somebody'
          ? t('signIn.outrankedTitle')
          : t('signIn.outrankedBy', { name: by.username })
      }
      actions={
        <Button
          pending={leaving.isPending}
          pendingLabel={t('signIn.alreadyLeaving')}
          onClick={leaving.end}
        >
          {t('signIn.endSession', { panel: panelName })}
        </Button>
      }
    >
      <p>{t('signIn.outranked')}</p>
      <SignOutTrouble account={by === 'somebody' ? null : by} leaving={leaving} />
    </Notice>
  )
}
