import { queryOptions, useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'

import { useT } from '#src/i18n/context.ts'
import { fetchCode } from '#src/lib/code.ts'

import styles from './password-form.module.css'

const levels = ['weak', 'weak', 'fair', 'good', 'strong'] as const
type Level = (typeof levels)[number]

/** The estimator and its dictionary, fetched when a new password is begun: most visits never need them. */
const estimator = () =>
  queryOptions({
    queryKey: ['password-estimator'],
    queryFn: async () =>
      (await fetchCode(() => import('./password-estimate.ts'), 'background')).estimate,
    staleTime: Infinity,
    retry: false,
  })

type PasswordStrengthProps = {
  password: string
  /** Whether there is anything to say of it. */
  isPraised: boolean
  /** What others try first. */
  own: string[]
}

/**
 * How hard a password is to guess, in words and as a bar, which have their room as soon as one is begun. A hint: nothing is
 * refused for it.
 */
export function PasswordStrength({ password, isPraised, own }: PasswordStrengthProps) {
  const t = useT()
  const { data: estimate } = useQuery({ ...estimator(), enabled: password !== '' })
  const settled = useDeferredValue(password)
  if (password === '') return null
  const isKnown = estimate && isPraised && settled !== ''
  const level: Level = (isKnown && levels[estimate(settled, own)]) || 'weak'
  return (
    <div className={styles['strength']}>
      {isKnown && (
        <div className={styles['meter']} data-level={level} aria-hidden="true">
          <span />
        </div>
      )}
      <p role="status">{isKnown ? t(`profileForms.strength.${level}`) : '\u00a0'}</p>
    </div>
  )
}
