import { useQuery } from '@tanstack/react-query'
import { Suspense, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useLocation, useSearchParams } from 'react-router'

import type { ApiKey } from '#src/api/api-keys.ts'
import { feedFacts } from '#src/feed/facts.ts'
import { useProvenance } from '#src/feed/provenance.ts'
import { recentActivity } from '#src/feed/recent.ts'
import { lastUses } from '#src/feed/refusals.ts'
import { useHost } from '#src/host/context.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { keyLimit } from '#src/keys/key-queries.ts'
import { isIdentifier, withoutSecret } from '#src/lib/pasted-key.ts'
import { paths } from '#src/lib/paths.ts'
import { Link } from '#src/navigation/sections.tsx'
import { useAnnounce } from '#src/ui/announcer.tsx'
import { Button, buttonLook } from '#src/ui/button.tsx'
import { focusPageTitle, keepFocus } from '#src/ui/focus.ts'
import { CodeWait, lazyPart } from '#src/ui/lazy-part.tsx'
import { EmptyState, Rows, RowsBar, RowsRemark } from '#src/ui/rows.tsx'
import { Value } from '#src/ui/value.tsx'

import { ApiKeyRow } from './api-key-row.tsx'
import { arrange, apiKeyName, type Order } from './arrange.ts'
import { readReplaced, type Replaced } from './replaced.ts'
import { Toolbar } from './toolbar.tsx'

import styles from './api-keys.module.css'

const DeleteKeys = lazyPart(async () => (await import('./delete-keys.tsx')).DeleteKeys)

type ApiKeyListProps = {
  keys: readonly ApiKey[]
  /** How many rows could not be read. */
  odd: number
}

/** The keys, to search, order, select and delete. */
export function ApiKeyList({ keys, odd }: ApiKeyListProps) {
  const t = useT()
  const host = useHost()
  const announce = useAnnounce()
  const rich = useRich()
  const { data: limit } = useQuery(keyLimit.known(host))
  const { data: changed = null } = useQuery(feedFacts.passwordChanged())
  const changedAt = changed === 'no-feed' ? null : changed
  const [replaced] = useState(() => readReplaced(host))
  const provenanceOf = useProvenance('identifier')
  // The same reading as that of where keys come from.
  const { data: signIns = null } = useQuery(recentActivity('sign-ins'))
  const lastUseOf = useMemo(() => lastUses(signIns), [signIns])
  const [query] = useSearchParams()
  const { hash } = useLocation()
  const [search, setSearch] = useState(() => withoutSecret(query.get('q') ?? ''))
  const [order, setOrder] = useState<Order>('created')
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  // A link to `#delete` asks about the one key that it names.
  const [deleting, setDeleting] = useState<readonly ApiKey[] | null>(() => {
    const named = keys.filter(({ identifier }) => identifier === query.get('q'))
    return hash === '#delete' && named.length > 0 ? named : null
  })
  // Typing stays quick while a long list follows.
  const shown = arrange(keys, useDeferredValue(search), order)
  // Whoever found a key somewhere asks whether it is one of these.
  const asked = isIdentifier(search) ? search.trim() : null
  const found = keys.find(({ identifier }) => identifier === asked)
  const chosen = keys.filter(({ identifier }) => selected.has(identifier))
  const visible = new Set(shown)
  const hidden = chosen.filter((key) => !visible.has(key)).length
  const named = useMemo(() => Map.groupBy(keys, apiKeyName), [keys])

  /** Without the new key, the old one is replaced by nothing. */
  function replacedBy(identifier: string): Replaced | null {
    const found = replaced.get(identifier)
    return found && keys.some((key) => key.identifier === found.by) ? found : null
  }

  // The same functions each time: a thousand rows need not render again for a letter in the search.
  const select = useCallback((identifier: string, on: boolean) => {
    setSelected((before) => {
      const next = new Set(before)
      if (on) next.add(identifier)
      else next.delete(identifier)
      return next
    })
  }, [])
  // The button that asked, which has focus again when the dialog did not come.
  const asking = useRef<Element | null>(null)
  const ask = useCallback(
    (about: readonly ApiKey[]) => {
      asking.current = host.focused()
      setDeleting(about)
    },
    [host],
  )
  const askToDelete = useCallback((key: ApiKey) => ask([key]), [ask])

  const create = (
    <Link {...buttonLook('primary')} to={paths.createApiKey()}>
      {t('apiKeys.create')}
    </Link>
  )

  function close(deleted: ReadonlySet<string>) {
    const all = deleted.size === deleting?.length
    flushSync(() => setDeleting(null))
    setSelected((before) => before.difference(deleted))
    if (deleted.size > 0) announce(t('apiKeys.deleted', { count: deleted.size }))
    // The button that the dialog gives focus back to goes with the rows, a moment later.
    if (all) focusPageTitle(host)
  }

  /** Gives up on a dialog whose code cannot be had: unlike the dialog, what says so gives no focus back. */
  function giveUp() {
    const { current } = asking
    const isThere = current instanceof HTMLElement && current.isConnected
    keepFocus(
      host,
      () => setDeleting(null),
      isThere ? current : { focus: () => focusPageTitle(host) },
    )
  }

  return (
    <>
      {keys.length === 0 && odd === 0 ? (
        <EmptyState
          title={t('apiKeys.noneTitle')}
          text={t('apiKeys.none')}
          action={create}
        />
      ) : (
        <>
          <RowsBar>
            {keys.length > 0 && (
              <Toolbar
                count={keys.length}
                odd={odd}
                found={shown.length}
                // A panel that took more since has another limit.
                limit={limit !== null && keys.length + odd <= limit ? limit : null}
                search={search}
                order={order}
                onSearch={setSearch}
                onOrder={setOrder}
              />
            )}
            {create}
          </RowsBar>
          {chosen.length > 0 && (
            <div
              className={styles['chosen']}
              role="group"
              aria-label={t('apiKeys.selected')}
            >
              <p>
                {hidden > 0
                  ? t('apiKeys.chosenHidden', { count: chosen.length, hidden })
                  : t('apiKeys.chosen', { count: chosen.length })}
              </p>
              <Button onClick={() => ask(chosen)}>{t('apiKeys.deleteChosen')}</Button>
              <Button onClick={() => setSelected(new Set())}>
                {t('apiKeys.chooseNone')}
              </Button>
            </div>
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
          {shown.length > 0 ? (
            <Rows label={t('apiKeys.title')}>
              {shown.map((key) => (
                <ApiKeyRow
                  key={key.identifier}
                  apiKey={key}
                  isTwin={(named.get(apiKeyName(key))?.length ?? 1) > 1}
                  lastUse={lastUseOf(key)}
                  passwordChangedAt={changedAt}
                  provenance={provenanceOf(key.identifier, key.createdAt)}
                  replaced={replacedBy(key.identifier)}
                  selected={selected.has(key.identifier)}
                  onSelect={select}
                  onDelete={askToDelete}
                />
              ))}
            </Rows>
          ) : (
            keys.length > 0 && (
              <RowsRemark>
                {t(asked === null ? 'apiKeys.noneFound' : 'apiKeys.noneBegins')}
              </RowsRemark>
            )
          )}
        </>
      )}
      {/* Outside of the list: it stays until all is said, also when its last key goes. */}
      {deleting && (
        <Suspense fallback={<CodeWait of="part" onCancel={giveUp} />}>
          <DeleteKeys
            keys={deleting}
            hidden={
              new Set(
                deleting
                  .filter((key) => !visible.has(key))
                  .map(({ identifier }) => identifier),
              )
            }
            onClose={close}
          />
        </Suspense>
      )}
    </>
  )
}
