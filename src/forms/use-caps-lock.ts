import { type KeyboardEvent, type MouseEvent, useState } from 'react'

type Told = Pick<KeyboardEvent | MouseEvent, 'getModifierState'>

type CapsLock = 'on' | 'off' | 'left'

/** What an input listens by for Caps Lock. */
export type CapsLockListeners = {
  onKeyDown: (event: Told) => void
  onKeyUp: (event: Told) => void
  onClick: (event: Told) => void
  onBlurCapture: () => void
}

/**
 * Whether Caps Lock is on, as far as is known while an input has focus. Browsers tell it only with a key or a press, and
 * some systems tell with the release of Caps Lock still what was before it: the next key says then how it is. `left`: it
 * was on when focus went.
 */
export function useCapsLock(): { state: CapsLock; listeners: CapsLockListeners } {
  const [state, setState] = useState<CapsLock>('off')
  const look = (event: Told) => setState(event.getModifierState('CapsLock') ? 'on' : 'off')
  return {
    state,
    listeners: {
      onKeyDown: look,
      onKeyUp: look,
      onClick: look,
      // In the capture phase: the other listener for the same event is the form library's.
      onBlurCapture: () => setState((before) => (before === 'off' ? 'off' : 'left')),
    },
  }
}
