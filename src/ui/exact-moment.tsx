import { useLanguageTag } from '#src/i18n/context.ts'
import type { Instant } from '#src/lib/instant.ts'

import { formatOf } from './time.tsx'

import text from './text.module.css'

/** A moment in UTC as logs have it, to be compared with one: `2026-11-26 13:02:11 UTC`. */
export const inUtc = (at: Instant): string =>
  new Date(at)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC')

/** A moment to the second, in the zone of the reader, which is named, and in UTC: as text, to be read and copied without a pointer. */
export function ExactMoment({ at }: { at: Instant }) {
  const tag = useLanguageTag()
  return (
    <time dateTime={new Date(at).toISOString()}>
      {formatOf(tag, { dateStyle: 'long', timeStyle: 'long' }).format(at)}{' '}
      <span dir="ltr" className={text['unbroken']}>
        ({inUtc(at)})
      </span>
    </time>
  )
}
