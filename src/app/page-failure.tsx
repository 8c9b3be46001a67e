import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation, useNavigate, useRevalidator, useRouteError } from 'react-router'

import { isFailure } from '#src/api/failures.ts'
import { FailureNotice } from '#src/forms/failure-notice.tsx'
import { useT } from '#src/i18n/context.ts'
import { ReloadNeeded } from '#src/lib/code.ts'
import { Stack } from '#src/ui/actions.tsx'
import { Button } from '#src/ui/button.tsx'
import { Notice } from '#src/ui/notice.tsx'
import { PageTitle } from '#src/ui/page-title.tsx'
import { ReloadPage } from '#src/ui/reload-page.tsx'

/** A page that could not be shown: why, and another try. The rest of the shell lives on. */
export function PageFailure() {
  const t = useT()
  const error = useRouteError()
  const queries = useQueryClient()
  const { revalidate } = useRevalidator()
  const navigate = useNavigate()
  const { pathname, search, hash } = useLocation()
  const [trying, setTrying] = useState(false)

  async function tryAgain() {
    // A mistake in the code stays until it is fetched anew.
    if (!isFailure(error)) return location.reload()
    setTrying(true)
    await queries.resetQueries()
    // Coming here again, since the router misses a revalidation that is over at once and would go on showing the error.
    // Coming to the same fragment loads nothing by itself.
    if (hash) await revalidate()
    await navigate({ pathname, search, hash }, { replace: true })
    setTrying(false)
  }

  const again = (
    <Button kind="primary" pending={trying} onClick={() => void tryAgain()}>
      {t('shell.tryAgain')}
    </Button>
  )
  return (
    <Stack>
      <PageTitle>{t('shell.failureTitle')}</PageTitle>
      {isFailure(error) ? (
        <FailureNotice failure={error} actions={again} />
      ) : error instanceof ReloadNeeded ? (
        <ReloadPage updated={error.trouble === 'updated'} />
      ) : (
        <Notice kind="danger" role="alert" title={t('shell.bugTitle')} actions={again}>
          <p>{t('shell.bug')}</p>
        </Notice>
      )}
    </Stack>
  )
}
