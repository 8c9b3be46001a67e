import type { ActivityEntry } from '#src/api/activity.ts'
import type { Translate, Values } from '#src/i18n/translate.ts'

import { wordsFor } from './event-words.ts'

/** Where a search looks: what is told of a row, its address, who did it, and all that the panel wrote down. */
export function searchedText(entry: ActivityEntry, t: Translate): string {
  const { key, values } = wordsFor(entry)
  const told = t(key, ...([values] as unknown as Values<typeof key>))
  const { event, description, ip, actor, properties } = entry
  return [told, event, description, ip, actor?.username, JSON.stringify(properties)]
    .filter(Boolean)
    .join(' ')
}
