import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'

import { useAnnounce } from './announcer.tsx'

/** Copies from where no button stays that could say so: it is spoken. `onRefused` shows the text where it can be selected. */
export function useCopy(onRefused: () => void): (text: string) => Promise<void> {
  const t = useT()
  const host = useHost()
  const announce = useAnnounce()
  return async (text) => {
    try {
      await host.copy(text)
      announce(t('ui.copied'))
    } catch {
      onRefused()
      announce(t('ui.copyFailed'))
    }
  }
}
