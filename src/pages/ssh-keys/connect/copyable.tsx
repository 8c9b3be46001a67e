import { useRef } from 'react'

import { CopyButton } from '#src/ui/copy-button.tsx'
import { Private } from '#src/ui/private.tsx'

import styles from './connect.module.css'

type CopyableProps = {
  value: string
  /** What it is called, for those who do not see what the button stands beside. */
  of: string
}

/** Text to be copied: a command, or lines of a file. */
export function Copyable({ value, of }: CopyableProps) {
  const shown = useRef<HTMLPreElement>(null)
  return (
    <div className={styles['copyable']}>
      <pre ref={shown} dir="ltr" translate="no">
        <Private isPrivate of={value}>
          {value.split(/(\s+)|(?=@)/).map((word, at) =>
            // What stands between words is left to break lines at; they never change places.
            word?.trim() ? <span key={at}>{word}</span> : word,
          )}
        </Private>
      </pre>
      <CopyButton text={value} of={of} selects={() => shown.current} />
    </div>
  )
}
