import { useState } from 'react'

import type { Account } from '#src/api/account.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { safeReturn } from '#src/lib/paths.ts'
import { Link } from '#src/navigation/sections.tsx'
import { keepSecuringList } from '#src/session/keep-securing.ts'
import { readSecuring } from '#src/session/securing.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button, buttonLook } from '#src/ui/button.tsx'

import styles from './banners.module.css'

type SecuringBarProps = {
  account: Account
  /** Path of the list. */
  list: string
}

/** The way back to the list of what secures the account, on every page that a step of it leads to. */
export function SecuringBar({ account, list }: SecuringBarProps) {
  const t = useT()
  const host = useHost()
  const [ended, setEnded] = useState(false)

  function end() {
    keepSecuringList(host, account, null)
    setEnded(true)
  }

  if (ended) return null
  const { number, count } = readSecuring(host, account) ?? {}
  return (
    <div className={styles['banners']}>
      <Alert
        kind="info"
        title={
          typeof number === 'number' && number > 0 && typeof count === 'number'
            ? t('notMe.barStep', { number, count })
            : t('notMe.barTitle')
        }
        actions={
          <>
            <Link {...buttonLook()} to={safeReturn(list)}>
              {t('notMe.barBack')}
            </Link>
            <Button kind="plain" onClick={end}>
              {t('notMe.barEnd')}
            </Button>
          </>
        }
      />
    </div>
  )
}
