import { useLanguageTag } from '#src/i18n/context.ts'
import type { Instant } from '#src/lib/instant.ts'

import { formatOf } from './time.tsx'

/** Writes the time of day of a moment where the reader is: "22:53", and with its seconds where those are waited for. */
export function useClock(hasSeconds = false): (at: Instant) => string {
  const tag = useLanguageTag()
  const timeStyle = hasSeconds ? 'medium' : 'short'
  return (at) => formatOf(tag, { timeStyle }).format(at)
}
