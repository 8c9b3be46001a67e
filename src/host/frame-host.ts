/** A page in a frame: what it may know of the page around it and say to it, and how it fits itself in. */
export type FrameHost = {
  /** Origins of all documents around, the nearest first; `null` where the browser does not tell one. */
  ancestors: () => readonly (string | null)[]
  /** Says something to the page right around it, if that is of `origin`. */
  post: (message: object, origin: string) => void
  /** Calls `heard` with what the page right around it says, and its origin; returns what ends it. */
  onMessage: (heard: (data: unknown, origin: string) => void) => () => void
  /**
   * From now on the frame is as high as its content: nothing scrolls in it, and nothing is as high as the window. Returns
   * what ends it.
   */
  fit: () => () => void
  /** How much of the window there is, in CSS pixels. */
  size: () => { width: number; height: number }
  /**
   * How high the content is, and what lies above it: dialogs, of which at most `room` can be seen at once, and menus.
   */
  contentHeight: (room: number) => number
  /** Calls `changed` when that, or the window, may have another size; returns what ends it. */
  onSize: (changed: () => void) => () => void
  /** Where dialogs are placed, from the top of the window. */
  place: (part: { start: number; size: number }) => void
  /** Calls `moved` with the edges of what got focus, from the top of the window; returns what ends it. */
  onFocus: (moved: (edges: { top: number; bottom: number }) => void) => () => void
  /** Calls `changed` with the document's title when it is another one; returns what ends it. */
  onTitle: (changed: (title: string) => void) => () => void
}

/** Where the browser has no list of them: the pages of the same origin can be read, and no others. */
function readAncestors(): (string | null)[] {
  const found: (string | null)[] = []
  let at: Window = window
  while (at !== at.parent) {
    at = at.parent
    try {
      found.push(at.location.origin)
    } catch {
      found.push(null)
    }
  }
  return found
}

/** Room around what lies above the page, in CSS pixels. */
const margin = 16

/** What lies above the page and can be higher than it. */
const above = 'dialog[open], :popover-open'

/** The frame that the document is in; `root` is where the page is drawn. */
export function createFrameHost(root: HTMLElement): FrameHost {
  const { documentElement } = document

  /** Watches `root` and what lies above it; that comes and goes. */
  function watchSizes(changed: () => void): () => void {
    const sizes = new ResizeObserver(changed)
    const watch = () => {
      sizes.disconnect()
      for (const element of [root, ...root.querySelectorAll(above)]) sizes.observe(element)
    }
    const openings = new MutationObserver(watch)
    openings.observe(root, { subtree: true, attributeFilter: ['open'] })
    // Of a menu that opens no attribute changes.
    root.addEventListener('toggle', watch, true)
    watch()
    return () => {
      sizes.disconnect()
      openings.disconnect()
      root.removeEventListener('toggle', watch, true)
    }
  }

  return {
    ancestors() {
      // Of newer browsers, and not in all of them.
      const known = (location as { ancestorOrigins?: DOMStringList }).ancestorOrigins
      return known ? Array.from(known) : readAncestors()
    },
    post: (message, origin) => window.parent.postMessage(message, origin),
    onMessage(heard) {
      const listener = ({ source, origin, data }: MessageEvent<unknown>) => {
        if (source === window.parent) heard(data, origin)
      }
      window.addEventListener('message', listener)
      return () => window.removeEventListener('message', listener)
    },
    fit() {
      documentElement.dataset['framed'] = ''
      return () => {
        delete documentElement.dataset['framed']
      }
    },
    size: () => ({ width: window.innerWidth, height: window.innerHeight }),
    contentHeight(room) {
      const heights = Array.from(root.querySelectorAll<HTMLElement>(above), (element) => {
        const { scrollHeight, offsetHeight, clientHeight } = element
        const whole = scrollHeight + offsetHeight - clientHeight
        // A dialog goes to where it is seen, and a menu stays beside its button.
        return element instanceof HTMLDialogElement
          ? Math.min(whole + 2 * margin, room)
          : element.getBoundingClientRect().top + whole + margin
      })
      return Math.ceil(Math.max(root.getBoundingClientRect().height, ...heights))
    },
    onSize(changed) {
      const stopWatching = watchSizes(changed)
      window.addEventListener('resize', changed)
      return () => {
        stopWatching()
        window.removeEventListener('resize', changed)
      }
    },
    place({ start, size }) {
      documentElement.style.setProperty('--perch-_start', `${start}px`)
      documentElement.style.setProperty('--perch-_size', `${size}px`)
    },
    onFocus(moved) {
      const listener = ({ target }: FocusEvent) => {
        if (!(target instanceof Element)) return
        const dialog = target.closest('dialog')
        const fits = dialog && dialog.scrollHeight <= dialog.clientHeight
        const { top, bottom } = (fits ? dialog : target).getBoundingClientRect()
        moved({ top: Math.max(0, top), bottom: Math.max(0, bottom) })
      }
      root.addEventListener('focusin', listener)
      return () => root.removeEventListener('focusin', listener)
    },
    onTitle(changed) {
      let told = document.title
      const titles = new MutationObserver(() => {
        if (document.title === told) return
        told = document.title
        changed(told)
      })
      titles.observe(document.head, { subtree: true, childList: true, characterData: true })
      return () => titles.disconnect()
    },
  }
}
