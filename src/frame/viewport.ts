/** Edges in CSS pixels, from the top of the window. */
type Edges = { top: number; bottom: number }

const pixels = (length: string) => parseFloat(length) || 0

/** Where the content of a frame begins, from the top of the window, and how much its height does not count of what is around. */
export function contentBox(iframe: HTMLIFrameElement): { start: number; around: number } {
  const style = getComputedStyle(iframe)
  const before = pixels(style.borderTopWidth) + pixels(style.paddingTop)
  const after = pixels(style.borderBottomWidth) + pixels(style.paddingBottom)
  return {
    start: iframe.getBoundingClientRect().top + before,
    around: style.boxSizing === 'border-box' ? before + after : 0,
  }
}

/** The elements around one, also those around the shadow tree that it is in; without the document's own two. */
function* around(element: Element): Generator<Element> {
  const { body, documentElement } = element.ownerDocument
  let at: Element | null = element
  while (at) {
    const parent: Node | null = at.parentElement ?? at.getRootNode()
    at =
      parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null
    if (at && at !== body && at !== documentElement) yield at
  }
}

/** The part of an element's box, or of the window for the document's own, in which content is meant to be seen. */
function portOf(element: Element): Edges {
  const { documentElement } = element.ownerDocument
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(element)
  const box =
    element === documentElement
      ? { top: 0, bottom: documentElement.clientHeight }
      : element.getBoundingClientRect()
  // Where something of the page always lies above the content, that says so: a header that stays.
  return {
    top: box.top + pixels(scrollPaddingTop),
    bottom: box.bottom - pixels(scrollPaddingBottom),
  }
}

/** What cuts off, or scrolls, an element: the nearest first, and the document last. */
function* ports(element: Element): Generator<Element> {
  for (const each of around(element))
    if (getComputedStyle(each).overflowY !== 'visible') yield each
  yield element.ownerDocument.documentElement
}

/** Where something has to be to be seen, whether or not anything of the frame is there. */
export function edgesInSight(iframe: HTMLIFrameElement): Edges {
  let seen: Edges = { top: -Infinity, bottom: Infinity }
  for (const port of ports(iframe)) {
    const { top, bottom } = portOf(port)
    seen = { top: Math.max(seen.top, top), bottom: Math.min(seen.bottom, bottom) }
  }
  return { top: seen.top, bottom: Math.max(seen.top, seen.bottom) }
}

/** Scrolls what is around the frame as little as it takes for a part of it to be seen, from the top of its content. */
export function reveal(iframe: HTMLIFrameElement, { top, bottom }: Edges): void {
  for (const port of ports(iframe)) {
    const { start } = contentBox(iframe)
    const seen = portOf(port)
    const above = start + top - seen.top
    const below = start + bottom - seen.bottom
    // What is higher than what can be seen is shown from its beginning.
    const by = above < 0 ? above : below > 0 ? Math.min(above, below) : 0
    const { documentElement, scrollingElement } = port.ownerDocument
    const scroller = port === documentElement ? (scrollingElement ?? port) : port
    if (by !== 0) scroller.scrollBy({ top: by })
  }
}
