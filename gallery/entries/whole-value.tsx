import { WholeValue } from '#src/ui/whole-value.tsx'

import type { States } from '../states.ts'

const long = () => (
  <p>
    <WholeValue of={'A log of many words, '.repeat(100)} />
  </p>
)

export const states: States = {
  short: () => (
    <p>
      <WholeValue of={'una \u202eabc'} />
    </p>
  ),
  long,
  'long, all of it': { draw: long, press: ['Show all'], until: '[role="group"]' },
}
