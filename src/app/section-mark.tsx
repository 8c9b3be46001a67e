import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useCallback, useSyncExternalStore } from 'react'

import {
  openQuestionsSoFar,
  type QuestionsSoFar,
} from '#src/feed/signals/open-questions.ts'
import { useT } from '#src/i18n/context.ts'
import type { SectionName } from '#src/lib/paths.ts'
import { SummaryMark } from '#src/ui/summary.tsx'
import { VisuallyHidden } from '#src/ui/visually-hidden.tsx'

import { twoFactorIn } from './posture.ts'
import { watchPosture } from './watch-posture.ts'

import styles from './section-mark.module.css'

/** A part of how the account stands, as far as it was read for something else: nothing is read for this. */
function usePosture<T extends string>(part: (queries: QueryClient) => T) {
  const queries = useQueryClient()
  const subscribe = useCallback(
    (changed: () => void) => watchPosture(queries, changed),
    [queries],
  )
  return useSyncExternalStore(subscribe, () => part(queries))
}

/** What wants attention in a section, beside its link in the navigation, which it describes by this `id`; nothing of most. */
export function SectionMark({ section, id }: { section: SectionName; id: string }) {
  if (section === 'security') return <SecurityMark id={id} />
  return section === 'activity' ? <ActivityMark id={id} /> : null
}

function SecurityMark({ id }: { id: string }) {
  const t = useT()
  const state = usePosture(twoFactorIn)
  return (
    state === 'off' && (
      <Mark id={id} shown={t('sectionMarks.off')} heard={t('sectionMarks.twoFactorOff')} />
    )
  )
}

const nothing: QuestionsSoFar = { count: 0, isAll: true }

function ActivityMark({ id }: { id: string }) {
  const t = useT()
  // As text, since each look makes an object of its own.
  const told = usePosture((queries) => JSON.stringify(openQuestionsSoFar(queries)))
  const { count, isAll } = (JSON.parse(told) as QuestionsSoFar | null) ?? nothing
  if (count === 0) return null
  return (
    <Mark
      id={id}
      shown={t(isAll ? 'sectionMarks.count' : 'sectionMarks.countAtLeast', { count })}
      heard={t(isAll ? 'sectionMarks.toLookAt' : 'sectionMarks.toLookAtAtLeast', { count })}
    />
  )
}

function Mark({ id, shown, heard }: { id: string; shown: string; heard: string }) {
  return (
    <div id={id} className={styles['place']}>
      <SummaryMark>
        <span aria-hidden="true">{shown}</span>
        <VisuallyHidden>{heard}</VisuallyHidden>
      </SummaryMark>
    </div>
  )
}
