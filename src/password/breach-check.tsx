import { useState } from 'react'

import { isFailure, type Unavailable } from '#src/api/failures.ts'
import { useLife } from '#src/forms/use-life.ts'
import { useRaise } from '#src/forms/use-raise.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import type { Translate } from '#src/i18n/translate.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button } from '#src/ui/button.tsx'

import { countInBreaches } from './breach-range.ts'

import text from '#src/ui/text.module.css'

/** What somebody asked about a password, and how often it was seen, or why that is not known. */
type Check = { of: string; outcome: 'asking' | number | Unavailable }

/** Why nobody answered, in words that hold of a service as of a panel. */
function whyNot({ reason }: Unavailable, t: Translate): string {
  if (reason === 'offline' || reason === 'network' || reason === 'timeout')
    return t(`errors.${reason}`)
  return t('errors.whyAlone', { title: t('errors.anybodyTitle') })
}

/**
 * Asks a range service, when somebody presses for that and never by itself, whether it knows a password from breaches. What it
 * answers is about the password that was asked about, and gone with the next letter.
 */
export function BreachCheck({ password, url }: { password: string; url: string }) {
  const t = useT()
  const host = useHost()
  const life = useLife()
  const raise = useRaise()
  const [check, setCheck] = useState<Check | null>(null)
  const outcome = check?.of === password ? check.outcome : null
  const service = new URL(url).host

  async function ask() {
    const asked: Check = { of: password, outcome: 'asking' }
    const tell = (now: Check['outcome']) =>
      setCheck((before) => (before === asked ? { of: password, outcome: now } : before))
    setCheck(asked)
    try {
      tell(await countInBreaches(password, url, host, life()))
    } catch (error) {
      if (life().aborted) return
      if (!isFailure(error, 'unavailable')) throw error
      tell(error)
    }
  }

  return (
    <>
      <div>
        <p>
          <Button
            kind="plain"
            pending={outcome === 'asking'}
            pendingLabel={t('profileForms.breachAsking')}
            onClick={() => {
              ask().catch(raise)
            }}
          >
            {t('profileForms.breachCheck')}
          </Button>
        </p>
        <p className={text['quiet']}>{t('profileForms.breachSends', { service })}</p>
      </div>
      {/* There before the answer: a live region that arrives with its words is often not spoken. */}
      <div aria-live="polite">
        {typeof outcome === 'number' && outcome > 0 && (
          <Alert
            kind="warn"
            title={t('profileForms.breachSeen', { count: outcome, service })}
          >
            <p>{t('profileForms.breachSeenText')}</p>
          </Alert>
        )}
        {outcome === 0 && <p>{t('profileForms.breachNotSeen', { service })}</p>}
        {isFailure(outcome) && (
          <p>
            {t('profileForms.breachNotAsked', { service })} {whyNot(outcome, t)}
          </p>
        )}
      </div>
    </>
  )
}
