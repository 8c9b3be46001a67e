/** Counts who asks for something to be so; it is so until the last of them has ended it. `changed` is called when that changes. */
export function createHold(changed: () => void = () => {}): {
  hold: () => () => void
  isHeld: () => boolean
} {
  let holders = 0
  return {
    hold() {
      if (++holders === 1) changed()
      let held = true
      return () => {
        if (!held) return
        held = false
        if (--holders === 0) changed()
      }
    },
    isHeld: () => holders > 0,
  }
}
