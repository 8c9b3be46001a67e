import { Badge } from '#src/ui/badge.tsx'

import type { States } from '../states.ts'

export const states: States = {
  kinds: () =>
    (['plain', 'ok', 'warn', 'bad'] as const).map((kind) => (
      <p key={kind}>
        Something <Badge kind={kind}>{kind}</Badge>
      </p>
    )),
}
