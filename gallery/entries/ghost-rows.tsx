import { GhostRows } from '#src/ui/ghost-rows.tsx'

import type { States } from '../states.ts'

const columns = [{ label: 'Name' }, { label: 'Last used', rem: 8 }, { rem: 2.5 }]

export const states: States = {
  'without boxes': () => (
    <div className="gallery-wide">
      <GhostRows label="Loading…" columns={columns} />
    </div>
  ),
  'with boxes': () => (
    <div className="gallery-wide">
      <GhostRows label="Loading…" columns={columns} hasPicks />
    </div>
  ),
}
