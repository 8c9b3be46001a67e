import { Value } from '#src/ui/value.tsx'

import type { States } from '../states.ts'

export const states: States = {
  'of a stranger': () =>
    ['una', '\u202eabc\u202c \u200b', '<b>bold</b> שלום', 'W'.repeat(900)].map((text) => (
      <p key={text}>
        The key <Value of={text} /> was made here.
      </p>
    )),
}
