import { Link } from 'react-router'

import { useRich, useT } from '#src/i18n/context.ts'
import type { Instant } from '#src/lib/instant.ts'
import { paths } from '#src/lib/paths.ts'
import { buttonLook } from '#src/ui/button.tsx'
import { Row } from '#src/ui/section.tsx'
import { Time } from '#src/ui/time.tsx'

import styles from './sign-in-methods.module.css'

/**
 * What is known of the recovery codes. `madeAt: null`: before what the activity feed still has, or never read there.
 * `used: null`: this panel does not tell, since it writes no `auth:recovery-token` (contract rule 0.16).
 */
export type RecoveryCodesKnown = { madeAt: Instant | null; used: number | null }

type RecoveryCodesMethodProps = {
  codes: RecoveryCodesKnown
  /** False when two-factor may be off, and then there are no codes. */
  certain: boolean
}

/** Recovery codes, which stand in for the sign-in code. */
export function RecoveryCodesMethod({ codes, certain }: RecoveryCodesMethodProps) {
  const t = useT()
  const rich = useRich()
  const { madeAt, used } = codes
  return (
    <Row
      label={t('signInMethods.codes')}
      value={
        <>
          {certain ? t('signInMethods.codesWhy') : t('signInMethods.codesPerhaps')}
          <div className={styles['why']}>
            <p>
              {madeAt === null
                ? t('signInMethods.codesMadeEarlier')
                : rich('signInMethods.codesMade', { when: <Time at={madeAt} /> })}
            </p>
            <p>
              {used === null
                ? t('signInMethods.codesNotCounted')
                : t('signInMethods.codesUsed', { count: used })}
            </p>
          </div>
        </>
      }
      action={
        <Link {...buttonLook()} to={paths.recoveryCodes()}>
          {t('signInMethods.newCodes')}
        </Link>
      }
    />
  )
}
