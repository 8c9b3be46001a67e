import { vi } from 'vitest'

/** Gives the document an observer of this name that has nothing to tell, until globals are unstubbed. */
export const idleObserver = (name: 'IntersectionObserver' | 'ResizeObserver') =>
  vi.stubGlobal(
    name,
    class {
      observe() {}
      disconnect() {}
    },
  )

/** Catches what is downloaded: names, contents once read, and which object URLs are still alive. */
export function catchDownloads() {
  const names: string[] = []
  const blobs: Blob[] = []
  const alive = new Set<string>()
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    if (blob instanceof Blob) blobs.push(blob)
    const url = `blob:${blobs.length}`
    alive.add(url)
    return url
  })
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => void alive.delete(url))
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    if (alive.has(this.href)) names.push(this.download)
  })
  return { names, alive, text: (at = 0) => blobs[at]?.text() }
}

/** The listeners on the document and the window from now on: how many of each event there are. */
export function watchListeners() {
  const live = new Map<string, Set<unknown>>()
  for (const target of [window, document]) {
    const { addEventListener, removeEventListener } = target
    const of = (type: string, options: unknown) => {
      const capture =
        typeof options === 'object' ? (options as EventListenerOptions)?.capture : options
      const name = `${target === window ? 'window' : 'document'} ${type} ${capture === true}`
      const known = live.get(name) ?? new Set()
      live.set(name, known)
      return known
    }
    vi.spyOn(target, 'addEventListener').mockImplementation((type, listener, options) => {
      const known = of(type, options)
      known.add(listener)
      const { signal, once } = (typeof options === 'object' && options) || {}
      const forget = () => void known.delete(listener)
      signal?.addEventListener('abort', forget)
      if (once) Reflect.apply(addEventListener, target, [type, forget, { once }])
      Reflect.apply(addEventListener, target, [type, listener, options])
    })
    vi.spyOn(target, 'removeEventListener').mockImplementation(
      (type, listener, options) => {
        of(type, options).delete(listener)
        Reflect.apply(removeEventListener, target, [type, listener, options])
      },
    )
  }
  return () =>
    Object.fromEntries(
      [...live].flatMap(([name, { size }]) => (size > 0 ? [[name, size]] : [])),
    )
}
