import { UnheardApiKeys } from '#src/keys/unheard-keys.tsx'
import { RowsAlert } from '#src/ui/rows.tsx'

import { UnheardKeys } from './create/unheard-keys.tsx'
import { useUnheardRequests } from './create/use-unheard-requests.ts'

/** Above the list: what was asked for here, and of which nobody has heard. */
export function UnheardAboveList() {
  const hasRequests = useUnheardRequests().length > 0
  return (
    <>
      <UnheardApiKeys />
      {hasRequests && (
        <RowsAlert>
          <UnheardKeys />
        </RowsAlert>
      )}
    </>
  )
}
