import { useOpenQuestions } from '#src/feed/signals/open-questions.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { useDay } from '#src/ui/time.tsx'

import type { Check } from './check-line.tsx'

/** What Activity asks, as it counts it: always one line. */
export function useActivityChecks(mayRead: boolean): Check[] {
  const t = useT()
  const day = useDay()
  const isSaving = useHost().savesData()
  const found = useOpenQuestions(mayRead)
  const line = (state: Check['state'], words: string): Check[] => [
    { of: 'activity', kind: '', state, words },
  ]
  switch (found.state) {
    case 'none-kept':
      return line('calm', t('signInMethods.noActivity'))
    case 'not-shown':
      return line('unread', t('signInMethods.notShown'))
    case 'failed':
      return line('unread', t('signInMethods.unread'))
    case 'reading':
      return line('reading', t('signInMethods.reading'))
    case 'not-asked':
      return isSaving
        ? line('unread', t('signInMethods.saved'))
        : line('reading', t('signInMethods.reading'))
    case 'read': {
      const { count, since, odd } = found
      if (count > 0) return line('finding', t('signInMethods.thingsToLookAt', { count }))
      if (odd > 0) return line('unread', t('signInMethods.oddEvents', { count: odd }))
      return line(
        'calm',
        since === null
          ? t('signInMethods.nothing')
          : t('signInMethods.nothingSince', { date: day(since) }),
      )
    }
  }
}
