import { useEffect, useLayoutEffect, useState } from 'react'

import { isFailure } from '#src/api/failures.ts'
import { FailureAlert } from '#src/forms/failure-alert.tsx'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { useAnnounce } from '#src/ui/announcer.tsx'
import { Button } from '#src/ui/button.tsx'
import { PageTitle, Stack } from '#src/ui/section.tsx'

import type { Look } from './look.ts'
import { standInstead } from './route-announcer.tsx'

/** That nobody is signed in, while the host page signs them in; it goes on by itself once somebody is. */
export function LeftToHost({ look }: { look: Look }) {
  const t = useT()
  const host = useHost()
  const announce = useAnnounce()
  const [looking, setLooking] = useState(false)
  const [found, setFound] = useState<unknown>(null)
  const title = t('errors.leftToHostTitle')
  const text = t('leftToHost.text')

  // Nobody went anywhere, so that no change of page says what is here now.
  useEffect(() => announce(`${title}. ${text}`), [announce, title, text])
  // Of the layout, since its end runs while this is still there: whether focus was in it decides where it goes then.
  useLayoutEffect(() => standInstead(host), [host])

  async function lookAgain() {
    setLooking(true)
    const error = await look.again()
    setLooking(false)
    setFound(error)
    if (isFailure(error, 'unauthenticated')) announce(t('leftToHost.still'))
  }

  const isStill = isFailure(found, 'unauthenticated')
  return (
    <Stack>
      <PageTitle lead={text}>{title}</PageTitle>
      {isStill && <p>{t('leftToHost.still')}</p>}
      {isFailure(found) && !isStill && <FailureAlert failure={found} />}
      <p>
        <Button kind="primary" pending={looking} onClick={() => void lookAgain()}>
          {t('leftToHost.look')}
        </Button>
      </p>
    </Stack>
  )
}
