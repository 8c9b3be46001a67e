import { unheardWrites } from '#src/session/unheard-writes.ts'

/** Requests to turn two-factor off of which nobody has heard. */
export const unheardOff = unheardWrites(['two-factor', 'disable'])
