import {
  Suspense,
  useCallback,
  useDeferredValue,
  useMemo,
  useState,
  type ReactNode,
} from 'react'
import { flushSync } from 'react-dom'
import { useLocation } from 'react-router'

import type { SshKey } from '#src/api/ssh-keys.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { useEntryNews } from '#src/keys/entry-news.ts'
import { searchInAddress } from '#src/keys/search-in-address.ts'
import { useAddress } from '#src/navigation/use-address.ts'
import { focusPageTitle, keepFocus } from '#src/ui/focus.ts'
import { lazyPart } from '#src/ui/lazy-part.tsx'
import {
  EmptyState,
  RowsAlert,
  RowsBar,
  RowsCount,
  RowsRemark,
  RowsSearch,
} from '#src/ui/rows.tsx'

import { arrangeSshKeys, findSshKeys } from './arrange.ts'
import type { KeyNews } from './news.ts'
import { Removal } from './removal.tsx'
import { SshKeyTable } from './ssh-key-table.tsx'
import { type ListedKeys, useRemovals } from './use-removals.ts'

/** It was spoken already. */
const GoodNews = lazyPart(async () => (await import('./good-news.tsx')).GoodNews)

/** So many keys are seen at a glance. */
const fewKeys = 7

type SshKeyListProps = ListedKeys & {
  /** Leads to where one is added, where there are none. */
  add: ReactNode
}

/** The keys, to find, copy and remove; what was removed can be brought back for a while. */
export function SshKeyList({ add, ...list }: SshKeyListProps) {
  const { keys, odd, readAt } = list
  const t = useT()
  const host = useHost()
  const { hash } = useLocation()
  const added = useEntryNews()
  const [search, setSearch] = useAddress(searchInAddress)
  // A field that somebody types in does not go away from under them.
  const [hasSearch, setHasSearch] = useState(false)
  if (!hasSearch && (search || keys.length > fewKeys)) setHasSearch(true)
  const [news, setNews] = useState<KeyNews | null>(
    added === null ? null : { said: 'isAdded', name: added },
  )
  // Of the key that came back last, and takes focus for it, also when the list has it later.
  const [returned, setReturned] = useState<string | null>(null)
  const { gone, underWay, remove, forget } = useRemovals(
    list,
    useCallback(() => setNews(null), []),
  )
  // Once for all rows: a letter in the search must not judge a thousand keys again.
  const arranged = useMemo(() => arrangeSshKeys(keys), [keys])
  // Typing stays quick while a long list follows.
  const found = findSshKeys(arranged.keys, useDeferredValue(search))
  const title = { focus: () => focusPageTitle(host) }

  /** Focus goes to the row of the key that came back, unless a search leaves that out. */
  const back = (key: SshKey) => {
    setNews({ said: 'backAgain', name: key.name })
    keepFocus(host, () => forget(key), {
      focus() {
        flushSync(() => setReturned(key.fingerprint))
        if (host.focused() === null) focusPageTitle(host)
      },
    })
  }

  return (
    <>
      {news && (
        <Suspense fallback={null}>
          <GoodNews
            news={news}
            keys={keys}
            onOver={() => keepFocus(host, () => setNews(null), title)}
          />
        </Suspense>
      )}
      {gone.map(({ key, tell, ...known }) => (
        <RowsAlert key={key.fingerprint}>
          <Removal
            {...known}
            sshKey={key}
            listed={tell({ items: keys, odd })}
            readAt={readAt}
            onOver={() => keepFocus(host, () => forget(key), title)}
            onBack={() => back(key)}
          />
        </RowsAlert>
      ))}
      {keys.length > 0 && hasSearch && (
        <RowsBar>
          <RowsSearch
            label={t('sshKeys.search')}
            placeholder={t('sshKeys.search')}
            value={search}
            onChange={(next) => {
              setSearch(next, true)
              setReturned(null)
            }}
          >
            <RowsCount>
              {found.length < keys.length
                ? t('sshKeys.countFound', { found: found.length, count: keys.length })
                : t('sshKeys.count', { count: keys.length })}
            </RowsCount>
          </RowsSearch>
        </RowsBar>
      )}
      {odd > 0 && (
        <RowsRemark>
          {t(keys.length > 0 ? 'sshKeys.odd' : 'sshKeys.oddOnly', { count: odd })}
        </RowsRemark>
      )}
      {keys.length === 0 && odd === 0 && (
        <EmptyState title={t('sshKeys.noneTitle')} text={t('sshKeys.none')} action={add} />
      )}
      {found.length > 0 && (
        <SshKeyTable
          keys={found}
          arranged={arranged}
          asked={search}
          // A link to `#remove` leads to the button of the one key that it names.
          isRemovalAsked={hash === '#remove'}
          returned={returned}
          underWay={underWay}
          onRemove={remove}
        />
      )}
      {keys.length > 0 && found.length === 0 && (
        <RowsRemark>{t('sshKeys.noneFound')}</RowsRemark>
      )}
    </>
  )
}
