import { observableRecord } from '#src/lib/observable.ts'

/** The user name of whoever signed in in another tab and is shown here now; `null` when that was seen. */
export const otherAccount = observableRecord<{ name: string | null }>({ name: null })
