import { documentHost } from './document-host.ts'
import type { Host } from './host.ts'

/** Whether the document is in a frame: the one question that every visit is asked. */
export const isInFrame = () => window.parent !== window

/** A document that is all Perch's; `root` is where it is drawn. */
export function createPageHost(root: HTMLElement): Host {
  const { documentElement, body } = document
  return {
    ...documentHost,
    root,
    focused: () => (document.activeElement === body ? null : document.activeElement),
    isWholeDocument: true,
    isEmbedded: false,
    scrollToTop: () => scrollTo(0, 0),
    print: () => window.print(),
    onPrinted: (printed) => documentHost.onWindow('afterprint', printed),
    printRoot: body,
    speak(tag, direction) {
      documentElement.lang = tag
      documentElement.dir = direction
    },
    paint(theme) {
      // The element begins with what the host page asked for, and the document with what was chosen here before.
      for (const { dataset } of [documentElement, root])
        if (theme === 'system') delete dataset['theme']
        else dataset['theme'] = theme
    },
    // Nobody else is there to see to it.
    tell: () => true,
  }
}
