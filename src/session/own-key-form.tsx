import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import * as z from 'zod/mini'

import type { Account } from '#src/api/account.ts'
import { isFailure, type Failure } from '#src/api/failures.ts'
import { looksLikeApplicationKey } from '#src/api/keys.ts'
import { SubmitButton, PasswordField } from '#src/forms/controls.tsx'
import { failureWords } from '#src/forms/failure-words.ts'
import { Form } from '#src/forms/form.tsx'
import { refusedInWords } from '#src/forms/place-failure.ts'
import { messageKey } from '#src/forms/schema-messages.ts'
import { useHost } from '#src/host/context.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import type { Translate } from '#src/i18n/translate.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Value } from '#src/ui/value.tsx'

import { KeyOutranked } from './key-outranked.tsx'
import { takeKey } from './own-key-check.ts'
import { ownKey } from './own-key.ts'
import { usePanel } from './panel-context.ts'

import text from '#src/ui/text.module.css'
import styles from './sign-in-form.module.css'

/** No prefix is asked for: panels before 1.8 had none. A header cannot carry blanks or letters beyond ASCII. */
const Draft = z.object({
  key: z.string().check(
    z.trim(),
    z.minLength(1, messageKey('signIn.keyMissing')),
    z.regex(/^[\x21-\x7e]*$/, messageKey('signIn.keyForm')),
    z.refine(
      (typed) => !looksLikeApplicationKey(typed),
      messageKey('signIn.keyApplication'),
    ),
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

type OwnKeyFormProps = {
  onSignedIn: () => void | Promise<void>
  /**
   * Whether a session was found in the way of the key that the page has. That key goes on by itself once the session is
   * over: panels show a key only once, so that nobody may have it a second time.
   */
  outranked?: boolean
}

/** Acting with a client API key instead of a session. The key is checked before anything else uses it. */
export function OwnKeyForm({
  onSignedIn,
  outranked: knownOutranked = false,
}: OwnKeyFormProps) {
  const t = useT()
  const rich = useRich()
  const queries = useQueryClient()
  const store = ownKey(useHost())
  const { panelUrl, panelName } = usePanel()
  const [outranked, setOutranked] = useState<Account | 'somebody' | null>(
    knownOutranked ? 'somebody' : null,
  )
  const [over, setOver] = useState<Account | 'somebody' | null>(null)
  // A key of the page's own that only waits; none other would work meanwhile, so that there is nothing to type.
  const [isHeld, setIsHeld] = useState(() => knownOutranked && store.applied() !== null)
  const button = useRef<HTMLButtonElement>(null)
  const way = useRef<HTMLDivElement>(null)
  const form = useForm({
    resolver: zodResolver(Draft),
    shouldFocusError: false,
    defaultValues: { key: '', keep: false },
  })

  async function submit({ key: typed, keep }: Draft) {
    setOutranked(null)
    setOver(null)
    try {
      const taken = await takeKey(queries, typed, keep)
      if (taken !== 'taken') return setOutranked(taken)
    } catch (error) {
      const words = isFailure(error) && keyWords(error, t)
      throw words && isFailure(error) ? refusedInWords(error, words, 'key') : error
    }
    await onSignedIn()
  }

  /** Nobody stands in the way any more: on to what is left to do. */
  function makeWay(by: Account | 'somebody') {
    if (isHeld) return sendHeldKey()
    setOutranked(null)
    setOver(by)
    if (form.getValues('key')) button.current?.focus()
    else form.setFocus('key')
  }

  /** As a press of the button does; from its field, where a refusal says what is wrong with it. */
  function sendHeldKey() {
    // As something typed, which goes with the form; default values would outlive it.
    form.setValue('key', store.applied() ?? '')
    form.setValue('keep', store.stored() !== null)
    way.current?.closest('form')?.requestSubmit()
    setIsHeld(false)
  }

  return (
    <Form
      form={form}
      label={t('signIn.keyTitle')}
      submit={submit}
      serverFields={{ key: 'key' }}
      signsInAgain={false}
    >
      {outranked && (
        <div ref={way}>
          <KeyOutranked by={outranked} isHeld={isHeld} onOver={() => makeWay(outranked)} />
        </div>
      )}
      {over && (
        <Alert kind="ok" role="status">
          <p>
            {over === 'somebody'
              ? t('signIn.outrankedOverSomebody')
              : rich('signIn.outrankedOver', {
                  name: <Value isPrivate of={over.username} />,
                })}
          </p>
        </Alert>
      )}
      {!isHeld && (
        <>
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
              <span className={text['quiet']}>{t('signIn.keepNote')}</span>
            </span>
          </label>
          <SubmitButton
            ref={button}
            control={form.control}
            className={styles['wide']}
            pendingLabel={t('signIn.checkingKey')}
          >
            {t('signIn.useThisKey')}
          </SubmitButton>
          <p className={text['quiet']}>{t('signIn.keyPower')}</p>
        </>
      )}
    </Form>
  )
}
