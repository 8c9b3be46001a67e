import { Button } from '#src/ui/button.tsx'
import { SelectionBar } from '#src/ui/selection-bar.tsx'

import type { States } from '../states.ts'

export const states: States = {
  'three picked': () => (
    <SelectionBar label="Selected keys" count="3 selected">
      <Button kind="danger">Delete…</Button>
      <Button kind="plain">Clear</Button>
    </SelectionBar>
  ),
}
