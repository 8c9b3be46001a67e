import type { ReactNode } from 'react'

import { HostContext } from '#src/host/context.ts'
import type { Host } from '#src/host/host.ts'

import { createTestHost } from './host.ts'

/** What `render` takes to draw a part of a Perch, whose host is `host`. */
export function inHost(host: Host = createTestHost()) {
  return {
    wrapper: ({ children }: { children: ReactNode }) => (
      <HostContext value={host}>{children}</HostContext>
    ),
  }
}
