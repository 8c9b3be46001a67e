/** Counts who asks for something to be so; it is so until the last of them has ended it. */
export function createHold(): { hold: () => () => void; isHeld: () => boolean } {
  let holders = 0
  return {
    hold() {
      holders++
      let held = true
      return () => {
        if (held) holders--
        held = false
      }
    },
    isHeld: () => holders > 0,
  }
}
