import { createHold } from './hold.ts'
import { perHost } from './host.ts'

/** Says that something typed is not saved, and would be lost by a reload, until what `hold` returns is called. */
export const unsavedInput = perHost(createHold)
