import { Fragment } from 'react'

import type { ApiKey } from '#src/api/api-keys.ts'
import { Value } from '#src/ui/value.tsx'

/** What keys are called by within a sentence, each whole, however many there are; streamer mode hides it. */
export function KeyIdentifiers({ keys }: { keys: readonly Pick<ApiKey, 'identifier'>[] }) {
  return (
    <code dir="ltr">
      {keys.map(({ identifier }, at) => (
        <Fragment key={identifier}>
          {at > 0 && ' '}
          <Value isPrivate dir="ltr" of={identifier} />
        </Fragment>
      ))}
    </code>
  )
}
