import { ownAddress } from '#src/lib/code.ts'
import { Button } from '#src/ui/button.tsx'
import { ReloadPage } from '#src/ui/reload-page.tsx'

import type { States } from '../states.ts'

/** What is kept of a page that has reloaded itself for this just now. */
const kept = { 'perch:reloaded': `${Date.now()} ${ownAddress}` }

export const states: States = {
  'a newer version': () => <ReloadPage updated />,
  'a newer version, still': { draw: () => <ReloadPage updated />, kept },
  'files that fail': () => <ReloadPage updated={false} actions={<Button>Cancel</Button>} />,
  'files that fail, still': { draw: () => <ReloadPage updated={false} />, kept },
}
