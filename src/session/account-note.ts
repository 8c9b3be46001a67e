import { type Account, identity } from '#src/api/account.ts'
import { perHost } from '#src/host/host.ts'
import { emitter } from '#src/lib/observable.ts'

import { panelStorage } from './panel-storage.ts'

/**
 * A note of one kind about accounts, which this browser, or this tab alone, keeps until it is forgotten: `name` is that of the
 * kind. It is for what panels do not tell; never for a secret.
 */
export const accountNote = (name: string, keeper: 'local' | 'session' = 'local') =>
  perHost((host) => {
    const storage = panelStorage(host)[keeper]
    /** For browsers that refuse storage: until the page is left. */
    const here = new Map<string, string>()
    const { subscribe, tell: changed } = emitter()
    const nameFor = (account: Account) => `${name}:${identity(account)}`
    return {
      /** Calls `listener` after each change, also by another tab where tabs share the storage; returns what ends it. */
      subscribe(listener: () => void): () => void {
        const ends = [subscribe(listener), host.onWindow('storage', listener)]
        return () => ends.forEach((end) => end())
      },
      /** What is noted of an account; `null` for nothing. */
      read(account: Account): string | null {
        const kept = nameFor(account)
        return here.get(kept) ?? storage.get(kept)
      },
      note(account: Account, text: string): void {
        const kept = nameFor(account)
        // What storage refused before is old once it takes something.
        if (storage.set(kept, text)) here.delete(kept)
        else here.set(kept, text)
        changed()
      },
      forget(account: Account): void {
        const kept = nameFor(account)
        here.delete(kept)
        storage.remove(kept)
        changed()
      },
    }
  })
