import type { Page } from '@playwright/test'

/** What scripts have left on a page since it was noted, sorted: `window.name`, `document click`. */
export type Traces = { properties: string[]; listeners: string[] }

/** What the page keeps for `noteTraces` and `traces`. A symbol, which is no name that a page has. */
type Watch = { note: () => void; found: () => Traces }

/** Sees every listener of the page from its first script on. Call it before the page is opened. */
export async function watchTraces(page: Page): Promise<void> {
  await page.addInitScript(() => {
    type Registration = {
      target: EventTarget
      type: string
      listener: EventListenerOrEventListenerObject
      capture: boolean
    }
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype
    const registered = new Set<Registration>()
    const capturesBy = (options: AddEventListenerOptions | boolean | undefined) =>
      typeof options === 'object' ? options.capture === true : options === true
    const find = (wanted: Registration) =>
      [...registered].find(
        (each) =>
          each.target === wanted.target &&
          each.type === wanted.type &&
          each.listener === wanted.listener &&
          each.capture === wanted.capture,
      )
    EventTarget.prototype.addEventListener = function (type, listener, options) {
      // Called as a bare function, it is the window's.
      const target = this ?? window
      add.call(target, type, listener, options)
      const { once, signal } = typeof options === 'object' ? options : {}
      if (!listener || signal?.aborted) return
      const registration = { target, type, listener, capture: capturesBy(options) }
      if (find(registration)) return
      registered.add(registration)
      const forget = () => registered.delete(registration)
      if (signal) add.call(signal, 'abort', forget, { once: true })
      if (once) add.call(target, type, forget, { capture: registration.capture, once })
    }
    EventTarget.prototype.removeEventListener = function (type, listener, options) {
      const target = this ?? window
      remove.call(target, type, listener, options)
      const capture = capturesBy(options)
      const gone = listener && find({ target, type, listener, capture })
      if (gone) registered.delete(gone)
    }

    const nameOf = (target: EventTarget) =>
      target instanceof Element
        ? target.localName
        : target.constructor.name.replace('HTML', '').toLowerCase()
    /** What stands on the page; elements that were taken out of it are nobody's any more, and signals are their maker's. */
    const isOnPage = (target: EventTarget) =>
      target instanceof Node ? target.isConnected : !(target instanceof AbortSignal)
    const places = () => [window, document, ...document.querySelectorAll<HTMLElement>('*')]
    /** A property's value is part of it: one that is put in another's place is a trace, too. */
    const valueOf = (place: object, key: PropertyKey) => {
      const isHandler = typeof key === 'string' && /^on[a-z]+$/.test(key)
      return isHandler
        ? (Reflect.get(place, key) as unknown)
        : (Object.getOwnPropertyDescriptor(place, key)?.value as unknown)
    }
    /** Those of its own, and the handlers, which are properties of what it inherits from. */
    const keysOf = (place: object) => {
      const handlers: string[] = []
      for (const key in place) if (/^on[a-z]+$/.test(key)) handlers.push(key)
      return new Set<PropertyKey>([...Reflect.ownKeys(place), ...handlers])
    }
    const readProperties = () =>
      new Map(
        places().map((place) => [
          place,
          new Map([...keysOf(place)].map((key) => [key, valueOf(place, key)])),
        ]),
      )

    let properties = readProperties()
    let listeners = new Set(registered)
    const watch: Watch = {
      note() {
        properties = readProperties()
        listeners = new Set(registered)
      },
      found: () => ({
        properties: [...readProperties()]
          .flatMap(([place, now]) =>
            [...now].flatMap(([key, value]) => {
              const before = properties.get(place)
              const isSame = before?.has(key) && Object.is(before.get(key), value)
              return isSame ? [] : [`${nameOf(place)}.${String(key)}`]
            }),
          )
          .sort(),
        listeners: [...registered]
          .filter((each) => !listeners.has(each) && isOnPage(each.target))
          .map(({ target, type }) => `${nameOf(target)} ${type}`)
          .sort(),
      }),
    }
    Object.defineProperty(window, Symbol.for('traces'), { value: watch })
  })
}

const call = (page: Page, name: keyof Watch) =>
  page.evaluate((each) => {
    const watch = Reflect.get(window, Symbol.for('traces')) as Watch
    return watch[each]()
  }, name)

/** From now on, what is there is the page's own. */
export async function noteTraces(page: Page): Promise<void> {
  await call(page, 'note')
}

/** What has come since then, and is still there. */
export const traces = async (page: Page): Promise<Traces> =>
  (await call(page, 'found')) as Traces
