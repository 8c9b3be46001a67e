import { useState, type ComponentProps } from 'react'

import { useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { Link } from '#src/navigation/sections.tsx'
import { Button, buttonLook } from '#src/ui/button.tsx'
import { Icon } from '#src/ui/icons.tsx'
import { Row } from '#src/ui/section.tsx'

import styles from './page.module.css'

/** The sign of a state; its words say the same. */
export function StateSign({ of }: { of: 'on' | 'off' | 'unknown' }) {
  return (
    <span className={styles['sign']} data-state={of}>
      <Icon name={of === 'on' ? 'security' : of === 'off' ? 'unguarded' : 'info'} />
    </span>
  )
}

type CodesRowProps = Pick<ComponentProps<typeof Row>, 'value' | 'note' | 'children'>

/** What is known of the recovery codes, and the way to new ones. */
export function CodesRow(row: CodesRowProps) {
  const t = useT()
  return (
    <Row
      {...row}
      label={t('security.codes')}
      action={
        <Link {...buttonLook()} to={paths.recoveryCodes()}>
          {t('security.makeCodes')}
        </Link>
      }
    />
  )
}

export type SetUpProps = { onSetUp: () => void }

/** A button that starts the set-up, once however often it is pressed. */
export function SetUpButton({ onSetUp }: SetUpProps) {
  const t = useT()
  const [pressed, setPressed] = useState(false)
  return (
    <Button
      kind="primary"
      pending={pressed}
      onClick={() => {
        setPressed(true)
        onSetUp()
      }}
    >
      {t('security.setUp')}
    </Button>
  )
}
