import { sectionOf } from '#src/lib/paths.ts'

import { readFromFrame, signed, type FrameMessage, type ParentMessage } from './messages.ts'
import type * as Public from './public-frame.d.ts'
import { contentBox, edgesInSight, reveal } from './viewport.ts'

/** Whether the frame may hold a page of `origin` by now: what is said to a page that is not there yet is an error in the console. */
function mayBeThere({ contentDocument }: HTMLIFrameElement, origin: string): boolean {
  // The document of another origin is hidden.
  return contentDocument === null || contentDocument.defaultView?.origin === origin
}

/** The address of a place; what is no page of an account, as somebody may have written it into a link, is the first one. */
function addressOf(path: string, origin: string): string {
  const at = URL.canParse(path, origin) ? new URL(path, origin) : null
  const isPlace = at?.origin === origin && sectionOf(at.pathname) !== null
  return origin + (isPlace ? at.pathname : '/')
}

/** As its declaration says. */
export const connectFrame: typeof Public.connectFrame = (iframe, options) => {
  const { origin } = options
  const view = iframe.ownerDocument.defaultView
  if (!view) throw new TypeError('The frame is in no window')
  if (!URL.canParse(origin) || new URL(origin).origin !== origin)
    throw new TypeError(`${origin} is no origin: https://perch.example is one`)
  const control = new AbortController()
  const { signal } = control
  const ownHeight = iframe.style.blockSize
  let look: Public.FrameLook = options
  let told = ''
  let isOwed = false

  const post = (message: ParentMessage) =>
    iframe.contentWindow?.postMessage(signed(message), origin)
  const greet = () =>
    post({
      type: 'hello',
      ...(look.theme && { theme: look.theme }),
      ...(look.locale && { locale: look.locale }),
    })

  function tellView(): void {
    isOwed = false
    if (signal.aborted) return
    const { start } = contentBox(iframe)
    const { top, bottom } = edgesInSight(iframe)
    const message = { top: Math.round(top - start), height: Math.round(bottom - top) }
    if (told === JSON.stringify(message)) return
    told = JSON.stringify(message)
    post({ type: 'view', ...message })
  }
  /** Once a frame of the screen, however often it scrolls meanwhile. */
  function oweView(): void {
    if (isOwed || !isThere) return
    isOwed = true
    view?.requestAnimationFrame(tellView)
  }

  let isThere = false
  let hasUnsavedInput = false
  function tellUnsaved(next: boolean): void {
    if (next === hasUnsavedInput) return
    hasUnsavedInput = next
    options.onUnsavedInput?.(next)
  }
  function hear(message: FrameMessage): void {
    switch (message.type) {
      case 'hello':
        // Also a page that was loaded anew, and knows nothing yet.
        told = ''
        tellUnsaved(false)
        greet()
        tellView()
        break
      case 'height':
        iframe.style.blockSize = `${message.height + contentBox(iframe).around}px`
        oweView()
        break
      case 'reveal':
        reveal(iframe, message)
        break
      case 'navigate':
        options.onNavigate?.(message.path)
        break
      case 'title':
        options.onTitle?.(message.title)
        break
      case 'unsaved-input':
        tellUnsaved(message.hasUnsavedInput)
        break
      case 'posture': {
        const { type: _, ...posture } = message
        options.onPosture?.(posture)
      }
    }
  }
  view.addEventListener(
    'message',
    ({ source, origin: from, data }: MessageEvent<unknown>) => {
      if (source === null || source !== iframe.contentWindow || from !== origin) return
      const message = readFromFrame(data)
      if (!message) return
      // A page that was there before the connection has said `hello` already: whatever it says, it hears.
      const isFirst = !isThere
      isThere = true
      hear(message)
      if (isFirst) tellView()
    },
    { signal },
  )
  // Whatever scrolls on the page may move the frame.
  view.addEventListener('scroll', oweView, { signal, capture: true, passive: true })
  view.addEventListener('resize', oweView, { signal })
  const sizes = new ResizeObserver(oweView)
  sizes.observe(iframe)
  if (options.path !== undefined) {
    const address = addressOf(options.path, origin)
    if (iframe.src !== address) iframe.src = address
  }
  if (mayBeThere(iframe, origin)) greet()

  return {
    get hasUnsavedInput() {
      return hasUnsavedInput
    },
    update(next) {
      look = { ...look, ...next }
      if (isThere) greet()
    },
    disconnect() {
      if (signal.aborted) return
      if (mayBeThere(iframe, origin)) post({ type: 'bye' })
      isThere = false
      control.abort()
      sizes.disconnect()
      iframe.style.blockSize = ownHeight
    },
  }
}
