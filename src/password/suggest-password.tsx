import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useFormState, useWatch, type UseFormReturn } from 'react-hook-form'

import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { fetchCode } from '#src/lib/code.ts'
import { useAnnounce } from '#src/ui/announcer.tsx'
import { Button } from '#src/ui/button.tsx'
import { keepFocus } from '#src/ui/focus.ts'
import { CodeWait } from '#src/ui/lazy-part.tsx'

import styles from './password-form.module.css'

type SuggestPasswordProps = {
  form: UseFormReturn<{ current: string; next: string }>
  /** Whether the form has nothing to advise against in a password. */
  isFine: (password: string) => boolean
  /** What was suggested last; `''` for nothing yet. */
  suggestion: string
  onSuggest: (passphrase: string) => void
  /** Whether what stands in the field of the new password is shown, and what shows it. */
  isShown: boolean
  onShow: () => void
}

/**
 * A button that puts a random passphrase into the field of the new password, where it can be read, and another one at each
 * press. It is there only while that takes nothing from anybody: what was typed could not be had back by the browser's undo.
 */
export function SuggestPassword({
  form,
  suggestion,
  onSuggest,
  isFine,
  isShown,
  onShow,
}: SuggestPasswordProps) {
  const t = useT()
  const host = useHost()
  const announce = useAnnounce()
  const button = useRef<HTMLButtonElement>(null)
  const [fetching, setFetching] = useState<AbortController | null>(null)
  const next = useWatch({ control: form.control, name: 'next' })
  const { isSubmitting } = useFormState({ control: form.control })
  // The words are wanted by nobody any more once the form is gone.
  useEffect(() => () => fetching?.abort(), [fetching])

  const isTyped = (password: string) => password !== '' && password !== suggestion

  function fill(passphrase: string) {
    // At once: a field that changes its type while its text is selected may lose the selection.
    flushSync(() => {
      setFetching(null)
      onSuggest(passphrase)
      onShow()
      form.setValue('next', passphrase, { shouldDirty: true, shouldValidate: true })
    })
    const focused = host.focused()
    // Whoever went on to another field while the words were on their way stays there.
    if (focused === null || focused === button.current)
      form.setFocus('next', { shouldSelect: true })
    announce(t('profileForms.suggested'))
  }

  /** One without a name of somebody's own, which a word may have in it by chance ("art" is in "start"), as far as some tries give one. */
  function drawOne(make: () => string): string {
    for (let tries = 1; tries < 20; tries++) {
      const passphrase = make()
      if (isFine(passphrase)) return passphrase
    }
    return make()
  }

  async function suggest() {
    const control = new AbortController()
    const { signal } = control
    setFetching(control)
    try {
      const { makePassphrase } = await fetchCode(
        () => import('./passphrase.ts'),
        'part',
        signal,
      )
      if (signal.aborted) return
      // Somebody has begun one of their own meanwhile.
      if (isTyped(form.getValues('next'))) setFetching(null)
      else fill(drawOne(makePassphrase))
    } catch (error) {
      if (!signal.aborted) throw error
    }
  }

  if (isTyped(next) || isSubmitting) return null
  return (
    <>
      {isShown && next !== '' && (
        // Lines for what is longer than a narrow field. Its words are a value here, too, never text of the document.
        <textarea
          key={next}
          ref={(lines) => {
            if (lines) lines.value = next
          }}
          className={styles['lines']}
          rows={2}
          readOnly
          inert
        />
      )}
      <div>
        <Button
          ref={button}
          kind="plain"
          pending={fetching !== null}
          pendingLabel={t('profileForms.suggesting')}
          onClick={() => void suggest()}
        >
          {t('profileForms.suggest')}
        </Button>
      </div>
      {fetching && (
        <CodeWait
          of="part"
          onCancel={() => {
            fetching.abort()
            keepFocus(host, () => setFetching(null), button.current)
          }}
        />
      )}
    </>
  )
}
