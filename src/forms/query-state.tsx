import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { isFailure } from '#src/api/failures.ts'
import { useT } from '#src/i18n/context.ts'
import { RowsAlert, RowsWait } from '#src/ui/rows.tsx'

import { ReadFailure } from './failure-alert.tsx'
import { useBanner } from './use-banner.ts'

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
  const banner = useBanner(failure)
  // What stands there may be old, as the banner says. With the network it is mostly read again at once, and nothing need be said.
  const isSaid = banner === 'there' || (banner === 'gone' && isFetching)
  const hasData = data !== undefined && children !== undefined
  return (
    <>
      {notOffered && isFailure(error, 'unsupported') ? (
        <RowsAlert>{notOffered}</RowsAlert>
      ) : (
        error &&
        !(hasData && isSaid) && (
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
      {hasData ? children(data) : !error && <RowsWait>{t('forms.loading')}</RowsWait>}
    </>
  )
}
