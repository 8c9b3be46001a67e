import { type KeyboardEvent, type MouseEvent, useState } from 'react'

type Told = Pick<KeyboardEvent | MouseEvent, 'getModifierState'>

/** What an input listens by for Caps Lock. */
export type CapsLockListeners = {
  onKeyDown: (event: Told) => void
  onKeyUp: (event: Told) => void
  onClick: (event: Told) => void
  onBlurCapture: () => void
}

/**
 * Whether Caps Lock is on, as far as is known while an input has focus. Browsers tell it only with a key or a press, and
 * some systems tell with the release of Caps Lock still what was before it: the next key says then how it is.
 */
export function useCapsLock(): { isOn: boolean; listeners: CapsLockListeners } {
  const [isOn, setIsOn] = useState(false)
  const look = (event: Told) => setIsOn(event.getModifierState('CapsLock'))
  return {
    isOn,
    listeners: {
      onKeyDown: look,
      onKeyUp: look,
      onClick: look,
      // In the capture phase: the other listener for the same event is the form library's.
      onBlurCapture: () => setIsOn(false),
    },
  }
}
