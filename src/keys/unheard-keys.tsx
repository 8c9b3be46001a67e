import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'

import { mayComeUntil, nextLook } from '#src/forms/look-again.ts'
import { useHost } from '#src/host/context.ts'
import { useLanguageTag, useT } from '#src/i18n/context.ts'
import type { Instant } from '#src/lib/instant.ts'
import { brief } from '#src/lib/invisible-characters.ts'
import { keyWrites } from '#src/session/key-writes.ts'
import { useAccount } from '#src/session/queries.ts'
import { Alert } from '#src/ui/alert.tsx'
import { useAnnounce } from '#src/ui/announcer.tsx'
import { RowsAlert } from '#src/ui/rows.tsx'

import { keyQueries } from './key-queries.ts'
import { type Listed, whatListTells } from './own-list.ts'
import { heardOfKey, interruptedIn, type UnheardKeyWrite } from './unheard-key-writes.ts'

/** Writes of API keys of which nobody has heard, above the list. */
export function UnheardApiKeys() {
  const writes = useInterrupted('api')
  const { data, dataUpdatedAt } = useQuery({ ...keyQueries.apiKeys(), ...looks(writes) })
  return (
    <UnheardWrites
      writes={writes}
      list={data && identified(data, ({ identifier }) => identifier)}
      readAt={dataUpdatedAt}
    />
  )
}

/** The same of SSH keys; `only`: of which writes, all when absent. */
export function UnheardSshKeys({ only }: { only?: UnheardKeyWrite['does'] }) {
  const all = useInterrupted('ssh')
  const writes = only ? all.filter(({ does }) => does === only) : all
  const { data, dataUpdatedAt } = useQuery({ ...keyQueries.sshKeys(), ...looks(writes) })
  return (
    <UnheardWrites
      writes={writes}
      list={data && identified(data, ({ fingerprint }) => fingerprint)}
      readAt={dataUpdatedAt}
    />
  )
}

/** What was under way when the page was loaded again, as it is heard of. */
function useInterrupted(of: UnheardKeyWrite['of']): readonly UnheardKeyWrite[] {
  const queries = useQueryClient()
  const account = useAccount()
  const { subscribe, read } = keyWrites(useHost())
  const noted = useSyncExternalStore(subscribe, () => read(account))
  return interruptedIn(noted, queries).filter((each) => each.of === of)
}

/** Reads the list as long as one of them may be carried out. */
function looks(writes: readonly UnheardKeyWrite[]) {
  const last = writes.at(-1)
  if (!last) return {}
  return {
    // The next look is the next try.
    retry: false,
    refetchInterval: ({ state }: { state: { dataUpdatedAt: Instant } }) =>
      nextLook(last.sentAt, state.dataUpdatedAt),
  }
}

/** A list by what tells its keys apart. */
type Identifiers = { items: readonly string[]; odd: number }

const identified = <Key,>(
  { items, odd }: { items: readonly Key[]; odd: number },
  identifierOf: (key: Key) => string,
): Identifiers => ({ items: items.map((key) => plain(identifierOf(key))), odd })

/** Lists write the name of a fingerprint's hash, or leave it out. */
const plain = (identifier: string) => identifier.replace(/^SHA256:/, '')

/** What became of one: it was carried out, or not by the last look, which told of it or did not. */
type End = { write: UnheardKeyWrite; outcome: 'came' | 'not-come' | 'untold' }

type UnheardWritesProps = {
  writes: readonly UnheardKeyWrite[]
  /** As it was read last; absent where it was not. */
  list: Identifiers | undefined
  readAt: Instant
}

function UnheardWrites({ writes, list, readAt }: UnheardWritesProps) {
  const t = useT()
  const language = useLanguageTag()
  const announce = useAnnounce()
  const queries = useQueryClient()
  // As long as it shows, what became of them stays said.
  const [ends, setEnds] = useState<readonly End[]>([])
  const [shownSince] = useState(() => Date.now())
  const open = writes.filter(({ sentAt }) =>
    ends.every((end) => end.write.sentAt !== sentAt),
  )
  const over = list ? open.flatMap((write) => endOf(write, list, readAt) ?? []) : []
  if (over.length > 0) setEnds([...ends, ...over])

  const words = ({ write: { does, name: named }, outcome }: End): string => {
    const name = brief(named)
    if (outcome === 'came')
      return t(does === 'add' ? 'apiKeyDelete.addedLate' : 'apiKeyDelete.deletedLate', {
        name,
      })
    const told = outcome === 'not-come' ? 'yes' : 'no'
    return t('apiKeyDelete.unheardOver', { told, does, name })
  }
  // What was sent long before nobody waits for, and the list tells of it.
  const isTold = ({ write }: End) => shownSince < mayComeUntil(write.sentAt)
  const settle = useEffectEvent(() => {
    const news = ends.filter((end) =>
      writes.some(({ sentAt }) => sentAt === end.write.sentAt),
    )
    for (const { write } of news) heardOfKey(queries, write.identifier)
    if (news.some(isTold)) announce(news.filter(isTold).map(words).join(' '))
  })
  // What comes late, or not at all, nothing that somebody does tells: it is spoken, and the tab need not remember it.
  useEffect(() => {
    if (ends.length > 0) settle()
  }, [ends])

  return (
    <>
      {(['delete', 'add'] as const).map((does) => {
        const those = open.filter((write) => write.does === does)
        if (those.length === 0) return null
        const names = those.map(({ name }) => brief(name))
        return (
          <RowsAlert key={does}>
            <Alert
              kind="warn"
              role="status"
              title={t('apiKeyDelete.unheardTitle', { does })}
            >
              <p>
                {t('apiKeyDelete.unheard', {
                  does,
                  names: new Intl.ListFormat(language).format(names),
                })}
              </p>
              <p>{t('errors.looking')}</p>
            </Alert>
          </RowsAlert>
        )
      })}
      {ends.filter(isTold).map((end) => (
        <RowsAlert key={end.write.sentAt}>
          <Alert kind={end.outcome === 'came' ? 'ok' : 'info'}>
            <p>{words(end)}</p>
          </Alert>
        </RowsAlert>
      ))}
    </>
  )
}

/** What became of one by a list that was read since; `null` as long as it may come. */
function endOf(write: UnheardKeyWrite, list: Identifiers, readAt: Instant): End | null {
  const identifier = plain(write.identifier)
  const listed = whatListTells(list, (each) => each === identifier)
  const done: Listed = write.does === 'add' ? 'there' : 'not-there'
  if (listed === done) return { write, outcome: 'came' }
  if (readAt < mayComeUntil(write.sentAt)) return null
  return { write, outcome: listed === 'untold' ? 'untold' : 'not-come' }
}
