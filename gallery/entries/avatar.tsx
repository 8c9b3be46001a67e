import { Avatar } from '#src/ui/avatar.tsx'

import type { States } from '../states.ts'

const names = ['una', 'Una Example', 'una.b.example', 'שלום עולם', '👩‍🚀', '…']

export const states: States = {
  small: () => names.map((name) => <Avatar key={name} name={name} />),
  large: () => names.map((name) => <Avatar key={name} name={name} size="large" />),
}
