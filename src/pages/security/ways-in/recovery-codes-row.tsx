import { Link } from 'react-router'

import { useRich, useT } from '#src/i18n/context.ts'
import type { Instant } from '#src/lib/instant.ts'
import { paths } from '#src/lib/paths.ts'
import { buttonLook } from '#src/ui/button.tsx'
import { Row } from '#src/ui/section.tsx'
import { Time } from '#src/ui/time.tsx'

import styles from './ways-in.module.css'

/**
 * What is known of the recovery codes. `madeAt: null`: before what the activity feed still has, or never read there.
 * `used: null`: this panel does not tell, since it writes no `auth:recovery-token` (contract rule 0.16).
 */
export type RecoveryCodesKnown = { madeAt: Instant | null; used: number | null }

type RecoveryCodesRowProps = {
  codes: RecoveryCodesKnown
  /** False when two-factor may be off, and then there are no codes. */
  certain: boolean
}

/** Recovery codes, which stand in for the sign-in code. */
export function RecoveryCodesRow({ codes, certain }: RecoveryCodesRowProps) {
  const t = useT()
  const rich = useRich()
  const { madeAt, used } = codes
  return (
    <Row
      label={t('waysIn.codes')}
      value={
        <>
          {certain ? t('waysIn.codesWhy') : t('waysIn.codesPerhaps')}
          <div className={styles['why']}>
            <p>
              {madeAt === null
                ? t('waysIn.codesMadeEarlier')
                : rich('waysIn.codesMade', { when: <Time at={madeAt} /> })}
            </p>
            <p>
              {used === null
                ? t('waysIn.codesNotCounted')
                : t('waysIn.codesUsed', { count: used })}
            </p>
          </div>
        </>
      }
      action={
        <Link {...buttonLook()} to={paths.recoveryCodes()}>
          {t('waysIn.newCodes')}
        </Link>
      }
    />
  )
}
