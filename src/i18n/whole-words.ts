import { useMemo } from 'react'

import { useLocale, wordsIn } from './context.ts'
import type { Translate } from './translate.ts'

/**
 * Words with all values in them, also those that streamer mode hides: for what is kept in a file and not shown, and for
 * sentences that `Isolates` draws. Never for what is spoken, a label or a title.
 */
export function useWholeWords(): Translate {
  const locale = useLocale()
  return useMemo(() => wordsIn(locale, null), [locale])
}
