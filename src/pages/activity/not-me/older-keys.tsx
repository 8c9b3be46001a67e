import { useState } from 'react'

import { useT } from '#src/i18n/context.ts'
import { Details } from '#src/ui/details.tsx'

import { tickOf } from './incident-keys.ts'
import type { IncidentKey } from './incident.ts'
import { KeyTicks, type Picks } from './key-ticks.tsx'

import text from '#src/ui/text.module.css'

/** The keys that nothing is known against, folded: they can be deleted, too. */
export function OlderKeys({ keys, ...picks }: Picks & { keys: readonly IncidentKey[] }) {
  const t = useT()
  // As they were left before the page was loaded again; from then on whoever reads folds and unfolds.
  const [open] = useState(() => keys.some((key) => picks.picked.has(tickOf(key))))
  const label = t('notMe.older', { count: keys.length })
  return (
    <Details summary={label} open={open}>
      <p className={text['quiet']}>{t('notMe.olderWhy')}</p>
      <KeyTicks label={label} keys={keys} {...picks} />
    </Details>
  )
}
