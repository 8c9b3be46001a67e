import { useT } from '#src/i18n/context.ts'
import { Icon } from '#src/ui/icons.tsx'
import { VisuallyHidden } from '#src/ui/visually-hidden.tsx'

import styles from './steps.module.css'

const names = ['twoFactor.stepScan', 'twoFactor.stepConfirm', 'twoFactor.stepSave'] as const

/** How far the set-up is: `present` counts from 0. */
export function Steps({ present }: { present: 0 | 1 | 2 }) {
  const t = useT()
  return (
    <ol className={styles['steps']} aria-label={t('twoFactor.steps')}>
      {names.map((name, at) => (
        <li
          key={name}
          className={styles['step']}
          data-state={at < present ? 'done' : at === present ? 'present' : 'ahead'}
          aria-current={at === present ? 'step' : undefined}
        >
          <span className={styles['number']} aria-hidden="true">
            {at < present ? <Icon name="check" /> : at + 1}
          </span>
          {t(name)}
          {at < present && <VisuallyHidden>: {t('twoFactor.stepDone')}</VisuallyHidden>}
        </li>
      ))}
    </ol>
  )
}
