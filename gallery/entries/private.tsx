import { useQueryClient } from '@tanstack/react-query'
import { Suspense, use, useState, type ReactNode } from 'react'

import { privateValues } from '#src/app/streamer/private-values.tsx'
import { useHost } from '#src/host/context.ts'
import { PrivateValuesContext } from '#src/i18n/private-values.ts'
import { Button } from '#src/ui/button.tsx'
import { Isolates } from '#src/ui/isolates.tsx'
import { Private } from '#src/ui/private.tsx'
import { Value } from '#src/ui/value.tsx'

import type { States } from '../states.ts'

const draw = () => (
  <>
    <p>
      Signed in as <Value of="mara@example.com" /> from <Value of="203.0.113.5" />.
    </p>
    <p>
      <Private isPrivate of="fra-1.example.net">
        <code>sftp mara.1a7ce997@fra-1.example.net</code>
      </Private>
    </p>
    <p>
      <Isolates of={'Made from \u2068203.0.113.5\u2069 with \u2068Firefox\u2069'} />
    </p>
    <Button>
      <span>
        Open <Value of="2001:db8::5" />
      </span>
    </Button>
  </>
)

function Hidden({ children }: { children: ReactNode }) {
  const host = useHost()
  const queries = useQueryClient()
  const [hidden] = useState(() => privateValues(host, queries))
  return <PrivateValuesContext value={use(hidden)}>{children}</PrivateValuesContext>
}

export const states: States = {
  shown: draw,
  hidden: {
    draw: () => (
      <Suspense>
        <Hidden>{draw()}</Hidden>
      </Suspense>
    ),
    until: '[role=button]',
  },
}
