import {
  queryOptions,
  useQuery,
  useMutation,
  useMutationState,
  useQueryClient,
} from '@tanstack/react-query'
import { Suspense, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useLocation, useSearchParams } from 'react-router'

import { isFailure, mayComeLate, type Failure } from '#src/api/failures.ts'
import type { SshKey } from '#src/api/ssh-keys.ts'
import { useProvenance } from '#src/feed/provenance.ts'
import { isOnItsWay } from '#src/forms/is-on-its-way.ts'
import { useLookAgain } from '#src/forms/look-again.ts'
import { useLife } from '#src/forms/use-life.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { fetchCode } from '#src/lib/code.ts'
import type { Instant } from '#src/lib/instant.ts'
import { withoutSecret } from '#src/lib/pasted-key.ts'
import { paths } from '#src/lib/paths.ts'
import { Link } from '#src/navigation/sections.tsx'
import { useAccount } from '#src/session/queries.ts'
import { useAnnounce } from '#src/ui/announcer.tsx'
import { buttonLook } from '#src/ui/button.tsx'
import { keepFocus } from '#src/ui/focus.ts'
import { lazyPart } from '#src/ui/lazy-part.tsx'
import { hasWords, searchWords } from '#src/ui/rows-search.ts'
import {
  EmptyState,
  Rows,
  RowsBar,
  RowsRemark,
  RowsSearch,
  RowsAlert,
} from '#src/ui/rows.tsx'

import { removing, sshKeyMutations, watchSshKey, type Removed } from './mutations.ts'
import { newsIn } from './news.ts'
import { removalSpoken } from './removal-words.ts'
import { Removal } from './removal.tsx'
import { SshKeyRow } from './ssh-key-row.tsx'
import { undoTime } from './undo-time.ts'

/** It was spoken already. */
const GoodNews = lazyPart(async () => (await import('./good-news.tsx')).GoodNews)

type Gone = {
  key: SshKey
  outcome: Removed | Failure
  until: Instant
  /** What a list that was read since tells of it. */
  tell: ReturnType<typeof watchSshKey>['tell']
  /** The button that removed it had focus, and is gone. */
  takesFocus: boolean
}

/**
 * What is known of a removal by now, and until when it can be undone: what nobody could read then, a list that was read
 * since tells, where it does, and the time begins with that.
 */
function knownOf(
  { outcome, until, tell }: Gone,
  { keys: items, odd, readAt }: KeyListProps,
): Pick<Gone, 'outcome' | 'until'> {
  if (outcome !== 'not-read' || readAt <= until - undoTime) return { outcome, until }
  const listed = tell({ items, odd })
  if (listed === 'untold') return { outcome, until }
  return {
    outcome: listed === 'there' ? 'still-there' : 'removed',
    until: readAt + undoTime,
  }
}

/** Reading keys takes more code than listing them: the list is there before it. */
const reader = queryOptions({
  queryKey: ['ssh-key-reader'],
  queryFn: () => fetchCode(() => import('./describe-ssh-key.ts'), 'background'),
  staleTime: Infinity,
  retry: false,
})

type KeyListProps = {
  keys: readonly SshKey[]
  /** How many rows could not be read. */
  odd: number
  /** When the list was read. */
  readAt: Instant
}

/** The keys, to search, copy and remove; what was removed can be brought back for a while. */
export function SshKeyList(props: KeyListProps) {
  const { keys, odd } = props
  const t = useT()
  const host = useHost()
  const announce = useAnnounce()
  const queries = useQueryClient()
  const { mutateAsync } = useMutation(sshKeyMutations.remove())
  const lookAgain = useLookAgain()
  const life = useLife()
  const account = useAccount()
  const { data: read, isError: cannotRead } = useQuery(reader)
  const [query] = useSearchParams()
  const { hash, state } = useLocation()
  const [search, setSearch] = useState(() => withoutSecret(query.get('q') ?? ''))
  // Several may be on their way at once.
  const underWay = useMutationState({
    filters: { mutationKey: removing, status: 'pending' },
    // Whatever is filed under this key removes an SSH key.
    select: ({ state }) => (state.variables as SshKey).fingerprint,
  })
  // By fingerprint: what a press before looks for still is the next one's to tell.
  const looking = useRef(new Map<string, AbortController>())
  const [gone, setGone] = useState<readonly Gone[]>([])
  const [news, setNews] = useState(() => newsIn(state, account))
  // Of the key that came back last, and has focus for it.
  const [returned, setReturned] = useState<string | null>(null)
  const provenanceOf = useProvenance('fingerprint')
  const add = useRef<HTMLAnchorElement>(null)
  const words = searchWords(useDeferredValue(search))
  const shown = keys.filter(({ name, fingerprint }) =>
    hasWords(`${name} SHA256:${fingerprint}`, words),
  )

  // By name and by fingerprint once for all rows: a letter in the search must not read a thousand keys again.
  const named = useMemo(() => Map.groupBy(keys, ({ name }) => name), [keys])
  const described = useMemo(
    () =>
      new Map(
        keys.map((key) => [
          key.fingerprint,
          cannotRead ? null : read?.describeSshKey(key.publicKey, key.name),
        ]),
      ),
    [keys, read, cannotRead],
  )

  // The same function each time: rows that stay as they are need not render again.
  const removeKey = useCallback(
    async (key: SshKey) => {
      const isThis = ({ fingerprint }: SshKey) => fingerprint === key.fingerprint
      if (isOnItsWay(queries, removing, isThis)) return
      const pressed = host.focused()
      const watch = watchSshKey(queries, key)
      looking.current.get(key.fingerprint)?.abort()
      const mine = new AbortController()
      looking.current.set(key.fingerprint, mine)
      const outcome = await mutateAsync(key).catch((error: unknown) => {
        if (!isFailure(error)) throw error
        return error
      })
      function tell(outcome: Gone['outcome']) {
        // Whoever went elsewhere finds no way there to bring it back.
        if (life().aborted) {
          if (outcome === 'removed') announce(t('sshKeys.removed', { name: key.name }))
          return
        }
        // Who went on to something else meanwhile is not called back.
        const takesFocus = outcome === 'removed' && [null, pressed].includes(host.focused())
        setNews(null)
        setGone((before) => [
          { key, outcome, until: Date.now() + undoTime, tell: watch.tell, takesFocus },
          ...before.filter((each) => each.key.fingerprint !== key.fingerprint),
        ])
        if (outcome === 'removed')
          announce(removalSpoken(t, { name: key.name, takesFocus }))
      }
      tell(outcome)
      if (typeof outcome !== 'object' || !('unheard' in outcome)) return
      if (!mayComeLate(outcome.unheard)) return
      const look = async () => (await watch.look()) === 'not-there'
      if (await lookAgain(outcome.unheard, look, mine.signal)) tell('removed')
    },
    [mutateAsync, host, announce, t, queries, lookAgain, life],
  )

  const over = (key: SshKey, next: Pick<HTMLElement, 'focus'> | null = add.current) =>
    keepFocus(
      host,
      () => setGone((before) => before.filter((each) => each.key !== key)),
      next,
    )

  /** Focus goes to the row of the key that came back, unless a search leaves that out. */
  const back = (key: SshKey) => {
    setNews({ said: 'backAgain', name: key.name })
    over(key, {
      focus() {
        flushSync(() => setReturned(key.fingerprint))
        if (host.focused() === null) add.current?.focus()
      },
    })
  }

  return (
    <>
      <RowsBar>
        {keys.length > 0 && (
          <RowsSearch
            label={t('sshKeys.search')}
            placeholder={t('sshKeys.searchHint', { count: keys.length })}
            value={search}
            onChange={setSearch}
          />
        )}
        <Link ref={add} {...buttonLook('primary')} to={paths.addSshKey()}>
          {t('sshKeys.add')}
        </Link>
      </RowsBar>
      {news && (
        <Suspense fallback={null}>
          <GoodNews
            news={news}
            keys={keys}
            onOver={() => keepFocus(host, () => setNews(null), add.current)}
          />
        </Suspense>
      )}
      {gone.map((each) => {
        const { key, takesFocus } = each
        return (
          <RowsAlert key={key.fingerprint}>
            <Removal
              sshKey={key}
              {...knownOf(each, props)}
              listed={each.tell({ items: keys, odd })}
              readAt={props.readAt}
              takesFocus={takesFocus}
              onOver={() => over(key)}
              onBack={() => back(key)}
            />
          </RowsAlert>
        )
      })}
      {odd > 0 && (
        <RowsRemark>
          {t(keys.length > 0 ? 'sshKeys.odd' : 'sshKeys.oddOnly', { count: odd })}
        </RowsRemark>
      )}
      {keys.length === 0 && odd === 0 && (
        <EmptyState title={t('sshKeys.noneTitle')} text={t('sshKeys.none')} />
      )}
      {shown.length > 0 && (
        <Rows label={t('sshKeys.title')}>
          {shown.map((key) => (
            <SshKeyRow
              key={key.fingerprint}
              sshKey={key}
              described={described.get(key.fingerprint)}
              provenance={provenanceOf(key.fingerprint, key.createdAt)}
              twins={(named.get(key.name)?.length ?? 1) - 1}
              // A link to `#remove` leads to the button of the one key that it names.
              wanted={
                key.fingerprint === returned ||
                (hash === '#remove' && key.fingerprint === query.get('q'))
              }
              removing={underWay.includes(key.fingerprint)}
              onRemove={removeKey}
            />
          ))}
        </Rows>
      )}
      {keys.length > 0 && shown.length === 0 && (
        <RowsRemark>{t('sshKeys.noneFound')}</RowsRemark>
      )}
    </>
  )
}
