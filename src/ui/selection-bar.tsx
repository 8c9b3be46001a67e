import { useEffect, type ReactNode } from 'react'

import { useAnnounce, useRetract } from './announcer.tsx'
import { classNames } from './class-names.ts'

import menu from './menu.module.css'
import styles from './selection-bar.module.css'

type SelectionBarProps = {
  label: string
  /** How many are picked, in words. */
  count: string
  /** What can be done with them. */
  children: ReactNode
}

/**
 * What can be done with the rows that are picked: it floats above the lower edge of the window, wherever a row was picked. How
 * many they are is spoken, since it appears elsewhere than where somebody is.
 */
export function SelectionBar({ label, count, children }: SelectionBarProps) {
  const announce = useAnnounce()
  const retract = useRetract()
  // Speaking is outside of React; once others are picked, or none, it is not so any more.
  useEffect(() => {
    announce(count)
    return () => retract(count)
  }, [count, announce, retract])
  return (
    <div
      role="group"
      aria-label={label}
      className={classNames(menu['raised'], styles['bar'])}
    >
      <p>{count}</p>
      {children}
    </div>
  )
}
