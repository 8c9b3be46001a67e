import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { isFailure } from '#src/api/failures.ts'
import type { List } from '#src/api/wire.ts'
import { FailureAlert } from '#src/forms/failure-alert.tsx'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { useAnnounce } from '#src/ui/announcer.tsx'
import { Button } from '#src/ui/button.tsx'
import { Row } from '#src/ui/section.tsx'
import { SummaryWait } from '#src/ui/summary.tsx'

import { isOffline } from '../offline.ts'

import styles from './sign-in-methods.module.css'

type MethodKeyListProps<T> = {
  query: UseQueryResult<List<T>>
  /** What the list is of, e.g. "SSH keys". */
  label: string
  /** The rows of what could be read; never called without any. */
  children: (items: T[]) => ReactNode
}

/** One list of keys in whatever state it is, apart from the others; nothing where the panel has no such keys. */
export function MethodKeyList<T>({ query, label, children }: MethodKeyListProps<T>) {
  const t = useT()
  const host = useHost()
  const announce = useAnnounce()
  const { data, error, isFetching, refetch } = query
  const quiet = (words: string) => <span className={styles['quiet']}>{words}</span>

  async function tryAgain(button: HTMLElement) {
    const card = button.closest('section')
    const { isSuccess } = await refetch()
    if (!isSuccess) return
    announce(t('signInMethods.readNow', { list: label }))
    // The button goes with its notice; whoever has moved on meanwhile stays where they are.
    if ([button, null].includes(host.focused() as HTMLElement | null))
      card?.querySelector('h2')?.focus()
  }

  if (isFailure(error, 'unsupported')) return null
  if (isFailure(error, 'two-factor-required'))
    return <Row label={label} value={quiet(t('signInMethods.blocked'))} />
  if (error !== null && !isFailure(error)) throw error
  if (!data && !error)
    return (
      <Row label={label} value={<SummaryWait>{t('signInMethods.reading')}</SummaryWait>} />
    )
  return (
    <>
      {data && data.items.length > 0 && children(data.items)}
      {data && data.items.length === 0 && data.odd === 0 && (
        <Row label={label} value={quiet(t('signInMethods.none'))} />
      )}
      {data && data.odd > 0 && (
        <Row label={label} value={quiet(t('signInMethods.odd', { count: data.odd }))} />
      )}
      {error && (
        <Row
          label={label}
          value={quiet(data ? t('signInMethods.notReadAgain') : t('signInMethods.notRead'))}
        >
          {!isOffline(error) && (
            <FailureAlert
              failure={error}
              actions={
                <Button
                  pending={isFetching}
                  pendingLabel={t('signInMethods.reading')}
                  onClick={(event) => void tryAgain(event.currentTarget)}
                >
                  {t('signInMethods.tryAgain')}
                </Button>
              }
            />
          )}
        </Row>
      )}
    </>
  )
}
