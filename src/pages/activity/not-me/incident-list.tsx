import { Suspense, useRef, useState } from 'react'

import type { Account } from '#src/api/account.ts'
import { useHost } from '#src/host/context.ts'
import type { Instant } from '#src/lib/instant.ts'
import { CodeWait, lazyPart } from '#src/ui/lazy-part.tsx'

import { keepProgress, type IncidentProgress, readProgress } from './progress.ts'
import { useIncident } from './use-incident.ts'

/** It comes while the panel is asked. */
const StepsList = lazyPart(async () => (await import('./steps-list.tsx')).StepsList)

type IncidentListProps = { account: Account; since: Instant }

/** The list of steps since a moment: what it is made from, and how far somebody is; give it a `key` of the moment. */
export function IncidentList({ account, since }: IncidentListProps) {
  const host = useHost()
  const [progress, setProgress] = useState(() => readProgress(host, account, since))
  // The same for what comes late, and was begun with what was ticked then.
  const latest = useRef(progress)
  const state = useIncident(since, progress)
  return (
    <Suspense fallback={<CodeWait of="part" />}>
      <StepsList
        {...state}
        account={account}
        progress={progress}
        onProgress={(change: (now: IncidentProgress) => object) => {
          latest.current = { ...latest.current, ...change(latest.current) }
          keepProgress(host, account, latest.current)
          setProgress(latest.current)
        }}
      />
    </Suspense>
  )
}
