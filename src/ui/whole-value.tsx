import { type Ref, useState } from 'react'

import { useT } from '#src/i18n/context.ts'
import { brief, revealed } from '#src/lib/invisible-characters.ts'

import { Button } from './button.tsx'
import { focusOnArrival } from './focus.ts'
import { Private } from './private.tsx'

import styles from './whole-value.module.css'

/** As long as the longest name that panels take. */
const longest = 500

type WholeValueProps = {
  of: string
  dir?: 'ltr'
  ref?: Ref<HTMLElement>
  /** Whether streamer mode hides it whatever it looks like. */
  isPrivate?: boolean
}

/** The same as `Value` where somebody looks closely: all of it can be seen, a very long one in a place of its own that scrolls. */
export function WholeValue(value: WholeValueProps) {
  return (
    <Private {...value}>
      <Whole {...value} />
    </Private>
  )
}

function Whole({ of: text, dir, ref }: WholeValueProps) {
  const t = useT()
  const [whole, setWhole] = useState(false)
  if (text.length <= longest)
    return (
      <bdi ref={ref} dir={dir}>
        {revealed(text)}
      </bdi>
    )
  if (whole)
    return (
      <span
        className={styles['whole']}
        role="group"
        aria-label={t('ui.whole')}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard
        tabIndex={0}
        ref={focusOnArrival}
      >
        <bdi ref={ref} dir={dir}>
          {revealed(text)}
        </bdi>
      </span>
    )
  return (
    <>
      <bdi ref={ref} dir={dir}>
        {brief(text, longest)}
      </bdi>{' '}
      <span className={styles['more']}>
        <Button kind="plain" onClick={() => setWhole(true)}>
          {t('ui.showWhole', { count: Array.from(text).length })}
        </Button>
      </span>
    </>
  )
}
