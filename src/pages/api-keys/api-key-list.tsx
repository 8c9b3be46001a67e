import { useQuery } from '@tanstack/react-query'
import { Suspense, useCallback, useDeferredValue, useRef, useState } from 'react'
import { useLocation } from 'react-router'

import type { ApiKey } from '#src/api/api-keys.ts'
import { lastUseReader, lastUseUnread } from '#src/feed/last-uses.ts'
import { useHost } from '#src/host/context.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { apiKeyName } from '#src/keys/api-key-name.ts'
import { apiKeyToDelete } from '#src/keys/deletion/key-to-delete.ts'
import { useEntryNews } from '#src/keys/entry-news.ts'
import { marksOf } from '#src/keys/mark-of.ts'
import { readReplaced, replacementOf } from '#src/keys/replaced.ts'
import { readTested, wasTested } from '#src/keys/tested.ts'
import { useAddress } from '#src/navigation/use-address.ts'
import { Button } from '#src/ui/button.tsx'
import { focusPageTitle, keepFocus, passFocusToTitle } from '#src/ui/focus.ts'
import { Icon } from '#src/ui/icons.tsx'
import { CodeWait, lazyPart } from '#src/ui/lazy-part.tsx'
import { RowsRemark } from '#src/ui/rows.tsx'
import { SelectionBar } from '#src/ui/selection-bar.tsx'
import { useNow } from '#src/ui/time.tsx'
import { useSelection } from '#src/ui/use-selection.ts'
import { Value } from '#src/ui/value.tsx'

import { ApiKeyTable } from './api-key-table.tsx'
import { arrange } from './arrange.ts'
import { askedFor, shownInAddress } from './shown.ts'
import { Toolbar } from './toolbar.tsx'

const DeleteKeys = lazyPart(
  async () => (await import('#src/keys/deletion/delete-keys.tsx')).DeleteKeys,
  'api-key-delete',
)

/** It was spoken already. */
const CreatedNews = lazyPart(
  async () => (await import('./created-news.tsx')).CreatedNews,
  'api-key-create',
)

type ApiKeyListProps = {
  keys: readonly ApiKey[]
  /** How many rows could not be read. */
  odd: number
  /** How many keys there may be; `null` when nobody knows. */
  limit: number | null
}

/** Keys that somebody asked to delete together, until what became of them was read. */
type Deletion = { id: number; keys: readonly ApiKey[] }

/** The keys, to search, order, select and delete. */
export function ApiKeyList({ keys, odd, limit }: ApiKeyListProps) {
  const t = useT()
  const host = useHost()
  const rich = useRich()
  const now = useNow()
  const { hash } = useLocation()
  const made = useEntryNews()
  const [created, setCreated] = useState(made)
  const [shown, setShown] = useAddress(shownInAddress)
  // The same objects each time: rows render again for others.
  const [replaced] = useState(() => readReplaced(host))
  const [tested] = useState(() => readTested(host))
  const { data: lastUseOf = lastUseUnread } = useQuery(lastUseReader())
  // Whoever found a key somewhere asks whether it is one of these.
  const asked = askedFor(shown)
  const found = keys.find(({ identifier }) => identifier === asked)
  // A link to `#delete` asks about the one key that it names.
  const [deletions, setDeletions] = useState<readonly Deletion[]>(() =>
    hash === '#delete' && found ? [{ id: 0, keys: [found] }] : [],
  )

  const replacedBy = (key: ApiKey) => replacementOf(key, keys, replaced)
  const isGrouped = shown.order === 'attention'
  const marks = marksOf(host, keys, now, replaced)
  const rows = arrange(
    keys,
    // Typing stays quick while a long list follows.
    useDeferredValue(shown.search),
    shown.order,
    (key) => marks.get(key) ?? null,
  )
  const { picked, pick, pickAll, leave } = useSelection(
    rows.map(({ identifier }) => identifier),
  )
  const pickedKeys = rows.filter(({ identifier }) => picked.has(identifier))

  // The button that asked, which has focus again when the dialog did not come.
  const asking = useRef<Element | null>(null)
  const ask = useCallback(
    (about: readonly ApiKey[]) => {
      asking.current = host.focused()
      // What may come late of one before is told still.
      setDeletions((before) => [{ id: (before[0]?.id ?? 0) + 1, keys: about }, ...before])
    },
    [host],
  )
  // The same function each time: a thousand rows need not render again for a letter in the search.
  const askToDelete = useCallback((key: ApiKey) => ask([key]), [ask])

  const over = (deletion: Deletion) =>
    setDeletions((before) => before.filter((each) => each !== deletion))

  function close(deletion: Deletion, deleted: ReadonlySet<string>) {
    const all = deleted.size === deletion.keys.length
    leave(deleted)
    // The button that the dialog gives focus back to goes with the rows, a moment later.
    if (all) focusPageTitle(host)
  }

  /** Gives up on a dialog whose code cannot be had: unlike the dialog, what says so gives no focus back. */
  function giveUp(deletion: Deletion) {
    const { current } = asking
    const isThere = current instanceof HTMLElement && current.isConnected
    keepFocus(
      host,
      () => over(deletion),
      isThere ? current : { focus: () => focusPageTitle(host) },
    )
  }

  const news = keys.find(({ identifier }) => identifier === created)

  return (
    <>
      {news && (
        <Suspense fallback={null}>
          <CreatedNews
            created={news}
            onOver={() =>
              keepFocus(host, () => setCreated(null), { focus: () => focusPageTitle(host) })
            }
          />
        </Suspense>
      )}
      {deletions.map((deletion) => (
        <Suspense
          key={deletion.id}
          fallback={<CodeWait of="part" onCancel={() => giveUp(deletion)} />}
        >
          <DeleteKeys
            keys={deletion.keys.map(apiKeyToDelete)}
            lastUseOf={lastUseOf}
            isLatest={deletion === deletions[0]}
            isListed={({ identifier }) => keys.some((key) => key.identifier === identifier)}
            onClose={(deleted) => close(deletion, deleted)}
            onOver={() =>
              keepFocus(host, () => over(deletion), { focus: () => focusPageTitle(host) })
            }
          />
        </Suspense>
      ))}
      {keys.length > 0 && (
        <Toolbar
          count={keys.length}
          odd={odd}
          found={rows.length}
          limit={limit}
          isCounted={isGrouped && marks.size > 0}
          shown={shown}
          onChange={(change) => setShown({ ...shown, ...change }, true)}
        />
      )}
      {odd > 0 && (
        <RowsRemark>
          {t(keys.length > 0 ? 'apiKeys.odd' : 'apiKeys.oddOnly', { count: odd })}
        </RowsRemark>
      )}
      {found && (
        <RowsRemark>
          {rich('apiKeys.yourKey', { name: <Value of={apiKeyName(found)} /> })}
        </RowsRemark>
      )}
      {rows.length > 0 ? (
        <ApiKeyTable
          keys={rows}
          all={keys}
          isGrouped={isGrouped}
          markOf={(key) => marks.get(key) ?? null}
          lastUseOf={(key) => (wasTested(key, tested) ? 'tested' : lastUseOf(key))}
          replacedBy={replacedBy}
          asked={asked}
          picked={picked}
          onPick={pick}
          onPickAll={(on) => (on ? pickAll() : leave())}
          onDelete={askToDelete}
        />
      ) : (
        keys.length > 0 && (
          <RowsRemark>
            {t(asked === null ? 'apiKeys.noneFound' : 'apiKeys.noneBegins')}
          </RowsRemark>
        )
      )}
      {pickedKeys.length > 0 && (
        <SelectionBar
          label={t('apiKeys.selected')}
          count={t('apiKeys.chosen', { count: pickedKeys.length })}
        >
          {pickedKeys.length < rows.length && (
            <Button kind="plain" onClick={pickAll}>
              {t('apiKeys.chooseAll')}
            </Button>
          )}
          <Button ref={passFocusToTitle(host)} onClick={() => ask(pickedKeys)}>
            {t('apiKeys.deleteChosen')}
          </Button>
          <Button
            kind="plain"
            aria-label={t('apiKeys.chooseNone')}
            onClick={() =>
              keepFocus(host, () => leave(), { focus: () => focusPageTitle(host) })
            }
          >
            <Icon name="close" />
          </Button>
        </SelectionBar>
      )}
    </>
  )
}
