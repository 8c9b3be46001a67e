import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'

import { isFailure } from '#src/api/failures.ts'
import { agentReader } from '#src/feed/agent-query.ts'
import { QueryState } from '#src/forms/query-state.tsx'
import { useT } from '#src/i18n/context.ts'
import { useAccount } from '#src/session/queries.ts'
import { PageTitle } from '#src/ui/section.tsx'

import { estimateOf } from './export/estimate.ts'
import { Exporter } from './export/exporter.tsx'
import { isFurther, isLocal, readFilter } from './filter.ts'

/** Export of the feed: everything that its filter asks for, in one file. */
export function Component() {
  const t = useT()
  const [query] = useSearchParams()
  const filter = readFilter(query)
  const account = useAccount()
  const reader = useQuery(agentReader())
  const estimate = useQuery(estimateOf(filter.kind))
  if (estimate.error && !isFailure(estimate.error)) throw estimate.error
  // Without it no row would match.
  if (reader.error && filter.browser !== null) throw reader.error
  return (
    <>
      <PageTitle lead={t('activityExport.lead')}>{t('activityExport.title')}</PageTitle>
      {estimate.data && (reader.data || reader.error) ? (
        <Exporter
          key={String(query)}
          filter={filter}
          isPicky={isLocal(filter) || isFurther(filter)}
          estimate={estimate.data}
          own={account.username}
          readAgent={reader.data ?? null}
        />
      ) : (
        <QueryState query={estimate} />
      )}
    </>
  )
}
