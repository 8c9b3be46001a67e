import { useHost } from '#src/host/context.ts'
import { ownKey } from '#src/session/own-key.ts'
import { usePanel } from '#src/session/panel-context.ts'

/** Whether there is only a key to forget, and no session to end. */
export function useWithKey(): boolean {
  const { auth } = usePanel()
  const store = ownKey(useHost())
  return auth === 'key' || store.isUsed()
}
