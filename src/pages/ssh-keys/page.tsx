import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'

import { isFailure } from '#src/api/failures.ts'
import { FailureAlert } from '#src/forms/failure-alert.tsx'
import { useT } from '#src/i18n/context.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { usePanel } from '#src/session/panel-context.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button, buttonLook } from '#src/ui/button.tsx'
import { CodeWait } from '#src/ui/code-wait.tsx'
import { lazyPart } from '#src/ui/lazy-part.ts'
import { PageTitle } from '#src/ui/page-title.tsx'
import { RowsRemark, RowsAlert } from '#src/ui/rows.tsx'

import { KeyList } from './key-list.tsx'

const Help = lazyPart(async () => (await import('./help.tsx')).Help)

/** SSH keys: what they are for, which there are, and how to connect with them. */
export function Component() {
  const t = useT()
  const { data, dataUpdatedAt, error, refetch, isFetching } = useQuery(keyQueries.sshKeys())
  if (error && !isFailure(error)) throw error
  return (
    <>
      <PageTitle lead={t('sshKeys.lead')}>{t('sshKeys.title')}</PageTitle>
      {isFailure(error, 'unsupported') ? (
        <NotOffered />
      ) : (
        error && (
          <RowsAlert>
            {data && <p>{t('sshKeys.mayBeOld')}</p>}
            <FailureAlert
              failure={error}
              actions={
                <Button pending={isFetching} onClick={() => void refetch()}>
                  {t('sshKeys.tryAgain')}
                </Button>
              }
            />
          </RowsAlert>
        )
      )}
      {data ? (
        <KeyList keys={data.items} odd={data.odd} readAt={dataUpdatedAt} />
      ) : (
        !error && <RowsRemark>{t('sshKeys.reading')}</RowsRemark>
      )}
      {!isFailure(error, 'unsupported') && (
        <Suspense fallback={<CodeWait of="part" />}>
          <Help />
        </Suspense>
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
        title={t('sshKeys.notOfferedTitle')}
        actions={
          <a {...buttonLook()} href={panelUrl}>
            {t('sshKeys.openPanel', { panel: panelName })}
          </a>
        }
      >
        <p>{t('sshKeys.notOffered')}</p>
      </Alert>
    </RowsAlert>
  )
}
