import { unheardWrites } from '#src/session/unheard-writes.ts'

/** Changes of the e-mail address of which nobody has heard. */
export const unheardEmail = unheardWrites(['change-email'])
