/**
 * In the page: how many words of `main` are at least partly inside the window. A word has a letter or a digit; what is
 * clipped away for the eyes, as words for screen readers alone, and what stands in a field are none.
 */
export function wordsInWindow(): number {
  const main = document.querySelector('main')
  if (!main) return 0
  type Box = { left: number; top: number; right: number; bottom: number }
  const common = (one: Box, other: Box): Box => ({
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  })
  const whole = { left: 0, top: 0, right: innerWidth, bottom: innerHeight }
  /** What of the window an element shows of its content; `null` where it is not drawn. */
  function shownBy(element: Element): Box | null {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      return null
    let box: Box = whole
    for (let each: Element | null = element; each; each = each.parentElement) {
      const { overflowX, overflowY, clipPath } = getComputedStyle(each)
      if (overflowX !== 'visible' || overflowY !== 'visible' || clipPath !== 'none')
        box = common(box, each.getBoundingClientRect())
    }
    return box
  }
  let words = 0
  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const shown = text.parentElement && shownBy(text.parentElement)
    if (!shown) continue
    for (const { index, 0: word } of (text.nodeValue ?? '').matchAll(/\S+/g)) {
      if (!/[\p{L}\p{N}]/u.test(word)) continue
      const range = document.createRange()
      range.setStart(text, index)
      range.setEnd(text, index + word.length)
      const isSeen = [...range.getClientRects()].some((rect) => {
        const { left, top, right, bottom } = common(rect, shown)
        return right - left > 1 && bottom - top > 1
      })
      if (isSeen) words++
    }
  }
  return words
}
