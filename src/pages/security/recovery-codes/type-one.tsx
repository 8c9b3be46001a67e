import { useId, useState } from 'react'

import { useT } from '#src/i18n/context.ts'
import { cleanRecoveryCode } from '#src/session/sign-in-code.ts'
import { Details } from '#src/ui/details.tsx'
import { Field } from '#src/ui/field.tsx'
import { SecretNews } from '#src/ui/secrets/secret-news.tsx'

import styles from './recovery-codes.module.css'

/** What was typed to show that the codes are kept: nothing, one of them, or something else. */
export type TypedCode = 'none' | 'same' | 'other'

type TypeOneProps = {
  codes: readonly string[]
  typed: TypedCode
  onTyped: (typed: TypedCode) => void
  /** Whether it is said that what was typed is none of them: not while somebody types. */
  isWrong: boolean
  /** Enter. */
  onEntered: () => void
}

/** Folded away: one of the codes typed back, as proof. What is typed stays in its field, and is only compared. */
export function TypeOne({ codes, typed, onTyped, isWrong, onEntered }: TypeOneProps) {
  const t = useT()
  const name = useId()
  // What a script keeps of the codes is what is on screen.
  const [cleaned] = useState(() => new Set(codes.map(cleanRecoveryCode)))

  return (
    <Details summary={t('codes.typeOneFold')}>
      <form
        className={styles['typeOne']}
        method="post"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          // Once the event is over: of a form whose submission begins a transition React keeps the values, and these are codes.
          queueMicrotask(onEntered)
        }}
      >
        <Field
          label={t('codes.typeOne')}
          hint={t('codes.typeOneHint')}
          error={isWrong ? t('codes.wrong') : null}
          advice={typed === 'same' && <SecretNews>{t('codes.right')}</SecretNews>}
        >
          {(wiring) => (
            <input
              {...wiring}
              name={name}
              type="text"
              dir="ltr"
              translate="no"
              autoComplete="off"
              autoCapitalize="off"
              autoCorrect="off"
              spellCheck={false}
              enterKeyHint="done"
              onChange={({ target: { value } }) => {
                const answer = cleanRecoveryCode(value)
                if (!answer) onTyped('none')
                else onTyped(cleaned.has(answer) ? 'same' : 'other')
              }}
            />
          )}
        </Field>
      </form>
    </Details>
  )
}
