import type { Host } from './host.ts'

/** A document that is all Perch's; `root` is where it is drawn. */
export function createPageHost(root: HTMLElement): Host {
  const { documentElement, body } = document
  return {
    root,
    origin: location.origin,
    address: () => location.href,
    fetch: (...request) => fetch(...request),
    cookies: () => document.cookie,
    focused: () => (document.activeElement === body ? null : document.activeElement),
    title: () => document.title,
    isWholeDocument: true,
    scrollToTop: () => scrollTo(0, 0),
    reload: () => location.reload(),
    print: () => window.print(),
    onPrinted(printed) {
      window.addEventListener('afterprint', printed)
      return () => window.removeEventListener('afterprint', printed)
    },
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
    download(address, name) {
      const link = document.createElement('a')
      link.href = address
      link.download = name
      link.click()
    },
    storage: (kind) => (kind === 'local' ? localStorage : sessionStorage),
    isVisible: () => document.visibilityState === 'visible',
    onVisibility(changed) {
      document.addEventListener('visibilitychange', changed)
      return () => document.removeEventListener('visibilitychange', changed)
    },
  }
}
