import '#src/test/dom.ts'
import { expect, onTestFinished, test, vi } from 'vitest'

import { createTestHost } from '#src/test/host.ts'

import { enterFrame } from './enter-frame.tsx'
import { signed } from './messages.ts'

const panel = 'https://panel.test'
const refusal = 'Your account is not shown inside this page'

/** A page in a frame of a browser that does not tell whose page is around it. */
function start() {
  const post = vi.fn()
  const around = {
    postMessage: post,
    get parent() {
      return around
    },
    get location(): never {
      throw new Error('of another origin')
    },
  }
  const root = document.createElement('div')
  document.body.replaceChildren(root)
  const own = Object.getOwnPropertyDescriptor(window, 'parent')
  Object.defineProperty(window, 'parent', { value: around, configurable: true })
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  onTestFinished(() => {
    vi.useRealTimers()
    if (own) Object.defineProperty(window, 'parent', own)
    else Reflect.deleteProperty(window, 'parent')
  })
  const entered = vi.fn()
  const host = createTestHost({ root })
  void enterFrame(host, { frameOrigins: [panel], locale: 'en' }).then(entered)
  return { root, post, entered, around }
}

/** An answer of the window around the frame, from an origin. */
function answer(source: object, origin: string): void {
  const event = new MessageEvent('message', {
    data: signed({ type: 'hello' }),
    origin,
    source: source as Window,
  })
  dispatchEvent(event)
}

test('where nobody tells whose page is around it, the page begins with the answer of one that may', async () => {
  const { root, post, entered, around } = start()
  expect(post.mock.calls).toEqual([[signed({ type: 'hello' }), panel]])
  await vi.advanceTimersByTimeAsync(1000)
  expect(entered).not.toHaveBeenCalled()
  answer(around, panel)
  await vi.advanceTimersByTimeAsync(0)
  expect(entered).toHaveBeenCalledOnce()
  expect(root.textContent).toBe('')
})

test('where no such answer comes, it is said that it is not shown, until one does', async () => {
  const { root, entered, around } = start()
  answer(around, 'https://evil.test')
  answer(window, panel)
  await vi.advanceTimersByTimeAsync(3000)
  await vi.waitFor(() => expect(root.textContent).toContain(refusal))
  expect(entered).not.toHaveBeenCalled()
  answer(around, panel)
  await vi.waitFor(() => expect(entered).toHaveBeenCalledOnce())
  await vi.waitFor(() => expect(root.textContent).toBe(''))
})
