import { Mark } from '#src/ui/mark.tsx'

import type { States } from '../states.ts'

export const states: States = {
  'a reason': () => <Mark>Unused for 90 days</Mark>,
  'long words': () => <Mark>{'WithoutASingleBlank'.repeat(8)}</Mark>,
}
