import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { isFailure } from '#src/api/failures.ts'
import { useT } from '#src/i18n/context.ts'
import { RowsAlert, RowsRemark } from '#src/ui/rows.tsx'

import { ReadFailure, useIsInBanner, useIsOfflinePast } from './failure-alert.tsx'

type QueryStateProps<T> = {
  query: UseQueryResult<T>
  /** What stands there where the panel does not offer what is asked for; a failure like others when absent. */
  notOffered?: ReactNode
  /** What is shown of the data, be they old; nothing when absent, as where they do not suffice. */
  children?: (data: T) => ReactNode
}

/** A query in whatever state it is: being read, read, failed, or failed with what was read before. Throws what is no failure. */
export function QueryState<T>({ query, notOffered, children }: QueryStateProps<T>) {
  const t = useT()
  const { data, error, isFetching, refetch } = query
  if (error && !isFailure(error)) throw error
  const failure = isFailure(error) ? error : null
  const isInBanner = useIsInBanner(failure)
  // With the network what is shown is mostly read again at once, and nothing need be said.
  const isPast = useIsOfflinePast(failure) && !isFetching
  const hasData = data !== undefined && children !== undefined
  return (
    <>
      {notOffered && isFailure(error, 'unsupported') ? (
        <RowsAlert>{notOffered}</RowsAlert>
      ) : (
        error &&
        // What stands there may be old, as the banner says.
        !(hasData && isInBanner && !isPast) && (
          <RowsAlert>
            {hasData && <p>{t('errors.mayBeOld')}</p>}
            <ReadFailure
              failure={error}
              pending={isFetching}
              again={() => void refetch()}
            />
          </RowsAlert>
        )
      )}
      {hasData ? children(data) : !error && <RowsRemark>{t('forms.loading')}</RowsRemark>}
    </>
  )
}
