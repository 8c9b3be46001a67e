import { useQuery } from '@tanstack/react-query'

import { isFailure } from '#src/api/failures.ts'
import { FailureAlert } from '#src/forms/failure-alert.tsx'
import { useT } from '#src/i18n/context.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { usePanel } from '#src/session/panel-context.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button, buttonLook } from '#src/ui/button.tsx'
import { PageTitle } from '#src/ui/page-title.tsx'
import { RowsRemark, RowsAlert } from '#src/ui/rows.tsx'

import { KeyList } from './key-list.tsx'

/** API keys: which there are, what each may do, and when each was last used. */
export function Component() {
  const t = useT()
  const { data, error, refetch, isFetching } = useQuery(keyQueries.apiKeys())
  if (error && !isFailure(error)) throw error
  return (
    <>
      <PageTitle lead={t('apiKeys.lead')}>{t('apiKeys.title')}</PageTitle>
      {isFailure(error, 'unsupported') ? (
        <NotOffered />
      ) : (
        error && (
          <RowsAlert>
            {data && <p>{t('apiKeys.mayBeOld')}</p>}
            <FailureAlert
              failure={error}
              actions={
                <Button pending={isFetching} onClick={() => void refetch()}>
                  {t('apiKeys.tryAgain')}
                </Button>
              }
            />
          </RowsAlert>
        )
      )}
      {data ? (
        <KeyList keys={data.items} odd={data.odd} />
      ) : (
        !error && <RowsRemark>{t('apiKeys.reading')}</RowsRemark>
      )}
    </>
  )
}

function NotOffered() {
  const t = useT()
  const { panelName, panelUrl } = usePanel()
  return (
    <RowsAlert>
      <Alert
        kind="info"
        title={t('apiKeys.notOfferedTitle')}
        actions={
          <a {...buttonLook()} href={panelUrl}>
            {t('apiKeys.openPanel', { panel: panelName })}
          </a>
        }
      >
        <p>{t('apiKeys.notOffered')}</p>
      </Alert>
    </RowsAlert>
  )
}
