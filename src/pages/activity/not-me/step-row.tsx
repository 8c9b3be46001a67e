import type { ReactNode } from 'react'

import { useT } from '#src/i18n/context.ts'
import { Link, useIsLeftOut } from '#src/navigation/sections.tsx'
import { Button, buttonLook } from '#src/ui/button.tsx'
import { VisuallyHidden } from '#src/ui/visually-hidden.tsx'

import type { IncidentStep } from './incident.ts'
import { useTold } from './use-told.tsx'

import text from '#src/ui/text.module.css'
import styles from './not-me.module.css'

type StepRowProps = {
  step: IncidentStep
  /** Which one it is, from 1. */
  number: number
  here: string
  done: boolean
  /** Called when somebody goes to where it is done. */
  onGo: () => void
  /** `null` when the panel itself says that it is done. */
  onTick: ((done: boolean) => void) | null
  /** What does it, where that is in the list. */
  children?: ReactNode
}

/** One thing to do: what and why, what does it or where, and a tick. */
export function StepRow({
  step,
  number,
  here,
  done,
  onGo,
  onTick,
  children,
}: StepRowProps) {
  const t = useT()
  const { title, why, go } = useTold(step, here)
  const isPlaceLeftOut = useIsLeftOut()
  const isLeftOut = go !== null && 'to' in go && isPlaceLeftOut(go.to)
  return (
    <li className={styles['step']}>
      <span className={text['quiet']} aria-hidden="true">
        {number}
      </span>
      <div className={styles['what']}>
        <h2 className={styles['name']}>{title}</h2>
        <p className={text['quiet']}>{why}</p>
        {isLeftOut && <p className={text['quiet']}>{t('notMe.leftOut')}</p>}
        {children && <div className={styles['inPlace']}>{children}</div>}
      </div>
      <div className={styles['action']}>
        {go &&
          !isLeftOut &&
          ('act' in go ? (
            <Button
              pending={go.pending}
              onClick={() => {
                onGo()
                go.act()
              }}
            >
              {go.label}
            </Button>
          ) : (
            <Link {...buttonLook()} to={go.to} state={go.state} onClick={onGo}>
              {go.label}
              <VisuallyHidden>: {title}</VisuallyHidden>
            </Link>
          ))}
        <label className={text['quiet']}>
          <input
            type="checkbox"
            checked={done}
            disabled={onTick === null}
            onChange={(event) => onTick?.(event.target.checked)}
          />{' '}
          {t('notMe.doneMark')}
          <VisuallyHidden>: {title}</VisuallyHidden>
        </label>
      </div>
    </li>
  )
}
