import type { Host } from '#src/host/host.ts'
import { panelClient } from '#src/session/panel-client.ts'

/** Lets writes of a Perch have only so many milliseconds, so that a test need not wait for their limit; looks after it come as much sooner. */
export function setWriteTimeout(host: Host, milliseconds: number): void {
  const { config, guard } = panelClient(host).get()
  const timeouts = { read: 15_000, write: milliseconds }
  panelClient(host).configure({ ...config, timeouts }).guard = guard
}
