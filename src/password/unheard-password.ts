import { unheardWrites } from '#src/session/unheard-writes.ts'

/** Changes of the password of which nobody has heard. */
export const unheardPassword = unheardWrites(['change-password'])
