import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { useLocation } from 'react-router'

import { isFailure } from '#src/api/failures.ts'
import { QueryState } from '#src/forms/query-state.tsx'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { keyLimit, keyQueries } from '#src/keys/key-queries.ts'
import { CodeWait, lazyPart } from '#src/ui/lazy-part.tsx'
import { PageTitle } from '#src/ui/section.tsx'

const Create = lazyPart(
  async () => (await import('./create/create.tsx')).Create,
  'api-key-create',
  'api-key-delete',
)

/**
 * Creating an API key, or with `?from=` one that replaces another; with `#addresses` for the sake of its addresses, to which
 * that of `?add=` comes.
 */
export function Component() {
  const t = useT()
  const { search, hash } = useLocation()
  const asked = new URLSearchParams(search)
  const from = asked.get('from')
  const add = asked.get('add')
  const isChange = hash === '#addresses'
  const { data: limit } = useQuery(keyLimit.known(useHost()))
  const query = useQuery({
    ...keyQueries.apiKeys(),
    enabled: from !== null || limit !== null,
  })
  const { data, error } = query
  if (error && !isFailure(error)) throw error
  const replaces = data?.items.find(({ identifier }) => identifier === from) ?? null
  return (
    <>
      <PageTitle>
        {t(
          from === null
            ? 'apiKeys.create'
            : isChange
              ? 'apiKeys.changeTitle'
              : 'apiKeys.rotateTitle',
        )}
      </PageTitle>
      {data || (from === null && (limit === null || error)) ? (
        <Suspense fallback={<CodeWait of="part" />}>
          <Create
            key={from}
            replaces={replaces}
            isGone={from !== null && !replaces}
            isChange={isChange}
            add={add}
          />
        </Suspense>
      ) : (
        <QueryState query={query} />
      )}
    </>
  )
}
