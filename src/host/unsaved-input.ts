import { createHold } from './hold.ts'
import { perHost } from './host.ts'
import { lifetime } from './lifetime.ts'

/**
 * Says that something would be lost by a reload, until what `hold` returns is called, or the Perch ends: what was typed, a new key or recovery
 * codes that are shown once, a running export. Whoever has put the Perch on their page is told, since only they can ask before they take it out.
 */
export const unsavedInput = perHost((host) => {
  const { signal } = lifetime(host)
  let told = false
  // What a Perch has drawn may go later than the Perch ends: a React that is busy with the page around it takes it out afterwards.
  const isHeld = () => !signal.aborted && input.isHeld()
  function tell(): void {
    const hasUnsavedInput = isHeld()
    if (hasUnsavedInput === told) return
    told = hasUnsavedInput
    host.tell({ type: 'unsaved-input', hasUnsavedInput })
  }
  // A form that goes when another comes is no news, and while a Perch is taken away nothing can be said to it.
  const tellSoon = () => queueMicrotask(tell)
  const input = createHold(tellSoon)
  signal.addEventListener('abort', tellSoon)
  return { hold: input.hold, isHeld }
})
