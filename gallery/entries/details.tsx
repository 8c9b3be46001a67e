import { Details } from '#src/ui/details.tsx'

import type { States } from '../states.ts'

export const states: States = {
  folded: () => (
    <Details summary="I have neither">
      <p>Then whoever runs the panel can help.</p>
    </Details>
  ),
  unfolded: () => (
    <Details summary="I have neither" open>
      <p>Then whoever runs the panel can help.</p>
    </Details>
  ),
}
