import { createHold } from './hold.ts'
import { perHost } from './host.ts'

/**
 * Says that something would be lost by a reload, until what `hold` returns is called: what was typed, a new key or recovery
 * codes that are shown once, a running export. Whoever has put the Perch on their page is told, since only they can ask before they take it out.
 */
export const unsavedInput = perHost((host) => {
  let told = false
  function tell(): void {
    const hasUnsavedInput = input.isHeld()
    if (hasUnsavedInput === told) return
    told = hasUnsavedInput
    host.tell({ type: 'unsaved-input', hasUnsavedInput })
  }
  // A form that goes when another comes is no news, and while a Perch is taken away nothing can be said to it.
  const input = createHold(() => queueMicrotask(tell))
  return input
})
