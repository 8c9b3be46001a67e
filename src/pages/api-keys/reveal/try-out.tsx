import { useState } from 'react'

import { isFailure, type Failure } from '#src/api/failures.ts'
import { tryKey, type Tried } from '#src/api/try-key.ts'
import { useLife } from '#src/forms/use-life.ts'
import { useRaise } from '#src/forms/use-raise.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import type { Translate } from '#src/i18n/translate.ts'
import { keepTested } from '#src/keys/tested.ts'
import { panelClient } from '#src/session/panel-client.ts'
import { Button } from '#src/ui/button.tsx'
import { SecretNews } from '#src/ui/secrets/secret-news.tsx'

import styles from './reveal.module.css'

type TryOutProps = { identifier: string; secret: string }

/** Tries a key once, from here, when somebody asks for it: what the panel answers is told, and nothing of it is kept but when. */
export function TryOut({ identifier, secret }: TryOutProps) {
  const t = useT()
  const host = useHost()
  const life = useLife()
  const raise = useRaise()
  const [isPending, setPending] = useState(false)
  const [found, setFound] = useState<Tried | Failure | null>(null)

  async function tryOut() {
    const signal = life()
    setPending(true)
    try {
      const tried = await tryKey(panelClient(host).get(), secret, signal)
      keepTested(host, identifier, tried.at)
      setFound(tried)
    } catch (failure) {
      if (signal.aborted) return
      if (!isFailure(failure)) throw failure
      setFound(failure)
    }
    setPending(false)
  }

  return (
    <div className={styles['check']}>
      <Button
        pending={isPending}
        pendingLabel={t('apiKeyCreate.testing')}
        onClick={() => void tryOut().catch(raise)}
      >
        {t('apiKeyCreate.test')}
      </Button>
      <p role="status">
        {found && (
          <SecretNews kind={isFailure(found) ? 'danger' : 'ok'}>
            {isFailure(found) ? whyNot(found, t) : whatWorks(found, t)}
          </SecretNews>
        )}
      </p>
    </div>
  )
}

function whatWorks({ rateLimit: count }: Tried, t: Translate): string {
  const works = t('apiKeyCreate.testWorks')
  return count === null ? works : `${works} ${t('apiKeyCreate.testLimit', { count })}`
}

/** What an answer proves, and no more. */
function whyNot(failure: Failure, t: Translate): string {
  if (isFailure(failure, 'unauthenticated')) return t('apiKeyCreate.testUnknown')
  if (isFailure(failure, 'throttled')) return t('apiKeyCreate.testThrottled')
  if (isFailure(failure, 'forbidden') && failure.reason === 'address')
    return failure.address === null
      ? t('apiKeyCreate.testRefused')
      : t('apiKeyCreate.testRefusedFrom', { address: failure.address })
  const isAnswered = !isFailure(failure, 'unavailable') || failure.status !== null
  return t(isAnswered ? 'apiKeyCreate.testUntold' : 'apiKeyCreate.testNoAnswer')
}
