import { createHold } from './hold.ts'

const unsaved = createHold()

/** Says that something typed is not saved, until what comes back is called. */
export const holdUnsaved = unsaved.hold

/** Whether something typed would be lost by a reload. */
export const isUnsaved = unsaved.isHeld
