import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useCallback, useSyncExternalStore, type ReactNode } from 'react'

import { useT } from '#src/i18n/context.ts'
import type { SectionName } from '#src/lib/paths.ts'
import { SummaryMark } from '#src/ui/summary.tsx'
import { VisuallyHidden } from '#src/ui/visually-hidden.tsx'

import { openQuestionsIn, twoFactorIn } from './posture.ts'
import { watchPosture } from './watch-posture.ts'

import styles from './section-mark.module.css'

/** A part of how the account stands, as far as it was read for something else: nothing is read for this. */
function usePosture<T extends string | number | null>(part: (queries: QueryClient) => T) {
  const queries = useQueryClient()
  const subscribe = useCallback(
    (changed: () => void) => watchPosture(queries, changed),
    [queries],
  )
  return useSyncExternalStore(subscribe, () => part(queries))
}

/** What wants attention in a section, beside its link in the navigation; nothing of most. */
export function SectionMark({ section }: { section: SectionName }): ReactNode {
  if (section === 'security') return <SecurityMark />
  return section === 'activity' ? <ActivityMark /> : null
}

function SecurityMark() {
  const t = useT()
  const state = usePosture(twoFactorIn)
  return (
    state === 'off' && (
      <Mark shown={t('sectionMarks.off')} heard={t('sectionMarks.twoFactorOff')} />
    )
  )
}

function ActivityMark() {
  const t = useT()
  const count = usePosture(openQuestionsIn)
  if (!count) return null
  return (
    <Mark
      shown={t('sectionMarks.count', { count })}
      heard={t('sectionMarks.toLookAt', { count })}
    />
  )
}

function Mark({ shown, heard }: { shown: string; heard: string }) {
  return (
    <div className={styles['place']}>
      <SummaryMark>
        <span aria-hidden="true">{shown}</span>
        <VisuallyHidden>{heard}</VisuallyHidden>
      </SummaryMark>
    </div>
  )
}
