import { likelyUntil } from '#src/forms/look-again.ts'
import type { Host } from '#src/host/host.ts'
import { panelStorage } from '#src/session/panel-storage.ts'

/** The name under which a tab keeps when it last sent a removal. */
const name = 'ssh-key-removal'

/** Notes that a removal is sent now: whoever loads the page again hears nothing of it, and its list may have the key still. */
export const noteRemoval = (host: Host): void =>
  void panelStorage(host).session.set(name, `${Date.now()}`)

/** Whether a removal that was sent is likely to be carried out still, if it was not yet. */
export const mayBeRemoved = (host: Host): boolean =>
  Date.now() < likelyUntil(Number(panelStorage(host).session.get(name)), { waited: null })
