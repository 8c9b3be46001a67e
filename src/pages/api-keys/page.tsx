import { useQuery } from '@tanstack/react-query'

import { keyQueries } from '#src/account/key-queries.ts'
import { usePanel } from '#src/account/panel-context.ts'
import { isFailure } from '#src/api/failures.ts'
import { FailureNotice } from '#src/forms/failure-notice.tsx'
import { useT } from '#src/i18n/context.ts'
import { Button, buttonLook } from '#src/ui/button.tsx'
import { Notice } from '#src/ui/notice.tsx'
import { PageTitle } from '#src/ui/page-title.tsx'
import { RowsRemark, RowsTrouble } from '#src/ui/rows.tsx'

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
          <RowsTrouble>
            {data && <p>{t('apiKeys.mayBeOld')}</p>}
            <FailureNotice
              failure={error}
              actions={
                <Button pending={isFetching} onClick={() => void refetch()}>
                  {t('apiKeys.tryAgain')}
                </Button>
              }
            />
          </RowsTrouble>
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
    <RowsTrouble>
      <Notice
        kind="info"
        title={t('apiKeys.notOfferedTitle')}
        actions={
          <a {...buttonLook()} href={panelUrl}>
            {t('apiKeys.openPanel', { panel: panelName })}
          </a>
        }
      >
        <p>{t('apiKeys.notOffered')}</p>
      </Notice>
    </RowsTrouble>
  )
}
