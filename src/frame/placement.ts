/** Lengths in CSS pixels, from the top of the frame. */
type Part = { start: number; size: number }

/** So much of a frame is enough for a dialog to be placed in. */
const enough = 384

/**
 * Where something belongs that has to be seen at once, in a frame of some height of which the part from `top` on, `height`
 * high, is in sight. Where too little of it is, as much as could be, as near as can be.
 */
export function placeInSight(
  frame: number,
  { top, height }: { top: number; height: number },
): Part {
  const start = Math.max(0, top)
  const size = Math.min(frame, top + height) - start
  const whole = Math.min(frame, height)
  if (size >= Math.min(enough, whole)) return { start, size }
  return { start: Math.min(Math.max(0, top), frame - whole), size: whole }
}

/** What was told of a frame: how high it has to be, how wide it was then, and when, in milliseconds. */
type Told = { height: number; width: number; at: number }

/** So soon after each other two changes are one cause, in milliseconds. */
const atOnce = 500

const isAlike = (one: Told, other: Told) =>
  one.height === other.height && one.width === other.width

/**
 * Decides which heights are told. A page around the frame that gets a scroll bar by a height, and loses it by the height of
 * the narrower frame, would go to and fro between the two: then the greater one stays.
 */
export function createHeights(): (next: Told) => boolean {
  let told: Told[] = []
  return (next) => {
    const [last, before, first] = told
    if (last?.height === next.height) return false
    const isToAndFro =
      last !== undefined &&
      before !== undefined &&
      first !== undefined &&
      isAlike(next, before) &&
      isAlike(last, first) &&
      next.at - first.at < atOnce
    if (isToAndFro && next.height < last.height) return false
    told = [next, ...told].slice(0, 3)
    return true
  }
}
