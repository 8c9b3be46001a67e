import { perHost } from '#src/host/host.ts'
import { observableRecord } from '#src/lib/observable.ts'

/** Whether the download of all that this page knows is open. */
export const everything = perHost(() => observableRecord({ isOpen: false }))
