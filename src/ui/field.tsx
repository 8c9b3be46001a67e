import { useId, type ReactNode } from 'react'

import { Icon } from './icons.tsx'

import styles from './field.module.css'

/** What the input of a field must be given. */
export type InputWiring = {
  id: string
  'aria-invalid': true | undefined
  'aria-describedby': string | undefined
  className: string
  part: string
}

type FieldProps = {
  label: ReactNode
  /** One or two sentences below the input, always there. */
  hint?: ReactNode
  /** What is wrong with the value, and how to mend it; `null` when nothing is. */
  error: ReactNode
  /** Advice about the value as typed, which refuses nothing; spoken when it appears. */
  advice?: ReactNode
  /**
   * What holds of the keyboard rather than of the value, quietly, in few words beside the label; spoken when it appears. Not
   * `undefined` where it may come: then it has its room from the start.
   */
  note?: ReactNode
  /** The reveal button, beside the input. */
  aside?: ReactNode
  children: (input: InputWiring) => ReactNode
}

/** A label, its input, and the words below it, tied together by ids. */
export function Field({ label, hint, error, advice, note, aside, children }: FieldProps) {
  const id = useId()
  const advised = Array.isArray(advice) ? advice.length > 0 : Boolean(advice)
  const describedBy = [
    error && `${id}-error`,
    advised && `${id}-advice`,
    hint && `${id}-hint`,
  ]
  return (
    <div part="field" className={styles['field']}>
      <div className={styles['head']}>
        <label className={styles['label']} htmlFor={id}>
          {label}
        </label>
        {/* In room that is there anyway: what is below stays where it is. */}
        {note !== undefined && (
          <p aria-live="polite" className={styles['note']}>
            {note}
          </p>
        )}
      </div>
      <div className={styles['box']}>
        {children({
          id,
          'aria-invalid': error ? true : undefined,
          'aria-describedby': describedBy.filter(Boolean).join(' ') || undefined,
          className: styles['input'] ?? '',
          part: 'input',
        })}
        {aside}
      </div>
      {/* Before what comes and goes, which so moves none of it. */}
      {hint && (
        <div className={styles['hint']} id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {/* There from the start: a live region that arrives with its words is often not spoken. Whoever presses Enter in the
          field stays in it, and would hear nothing of what is wrong now. */}
      <div aria-live="polite" className={styles['live']}>
        {error && (
          <p className={styles['error']} id={`${id}-error`}>
            <Icon name="warning" />
            <span>{error}</span>
          </p>
        )}
        {advised && (
          <div className={styles['advice']} id={`${id}-advice`}>
            {advice}
          </div>
        )}
      </div>
    </div>
  )
}
