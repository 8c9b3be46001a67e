import '#src/test/dom.ts'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'

import type { FrameHost } from '#src/host/frame-host.ts'
import { idleObserver } from '#src/test/browser-parts.ts'

import { connectFrame } from './connect-frame.ts'
import { createConversation } from './conversation.ts'
import { fitFrame } from './fit.ts'
import type { ParentMessage } from './messages.ts'

const origin = 'https://perch.test'
const panel = 'https://panel.test'

beforeEach(() => idleObserver('ResizeObserver'))

/** A page in a frame and the page around it, which hear each other; the page in the frame is there first. */
function start() {
  const iframe = document.body.appendChild(document.createElement('iframe'))
  onTestFinished(() => iframe.remove())
  let hear: (data: unknown, origin: string) => void = () => {}
  const inFrame = { postMessage: (data: unknown) => hear(data, panel) } as unknown as Window
  vi.spyOn(iframe, 'contentWindow', 'get').mockReturnValue(inFrame)
  // As of another origin.
  vi.spyOn(iframe, 'contentDocument', 'get').mockReturnValue(null)
  const fitted: boolean[] = []
  const watched = vi.fn<() => void>()
  const unwatched = vi.fn<() => void>()
  const watch = () => {
    watched()
    return unwatched
  }
  const frame: FrameHost = {
    ancestors: () => [panel],
    post: (data) =>
      dispatchEvent(new MessageEvent('message', { data, origin, source: inFrame })),
    onMessage(heard) {
      hear = heard
      return () => {}
    },
    fit() {
      fitted.push(true)
      return () => fitted.push(false)
    },
    size: () => ({ width: 600, height: 150 }),
    contentHeight: () => 900,
    onSize: watch,
    place: () => {},
    onFocus: watch,
    onTitle: () => () => {},
  }
  const conversation = createConversation(frame, origin, [panel])
  const heard: ParentMessage[] = []
  conversation.onMessage((message) => heard.push(message))
  fitFrame(frame, conversation)
  const connect = () => {
    const connection = connectFrame(iframe, { origin })
    onTestFinished(() => connection.disconnect())
    return connection
  }
  return { iframe, heard, fitted, watched, unwatched, connect }
}

test('who connects when the page is there already is heard, and tells what is in sight', () => {
  const { iframe, heard, connect } = start()
  const connection = connect()
  expect(iframe.style.blockSize).toBe('900px')
  expect(heard.map(({ type }) => type)).toContain('view')
  connection.update({ theme: 'dark', locale: 'de' })
  expect(heard.at(-1)).toEqual({ type: 'hello', theme: 'dark', locale: 'de' })
})

test('who connects again is heard as at first', () => {
  const { iframe, heard, connect } = start()
  connect().disconnect()
  expect(iframe.style.blockSize).toBe('')
  heard.splice(0)
  const connection = connect()
  expect(iframe.style.blockSize).toBe('900px')
  expect(heard.map(({ type }) => type)).toContain('view')
  connection.update({ theme: 'dark' })
  expect(heard.at(-1)).toEqual({ type: 'hello', theme: 'dark' })
})

test('a page that nobody is connected with any more scrolls by itself again', () => {
  const { iframe, heard, fitted, watched, unwatched, connect } = start()
  const connection = connect()
  connection.disconnect()
  expect(fitted).toEqual([true, false])
  expect(unwatched).toHaveBeenCalledTimes(watched.mock.calls.length)
  heard.splice(0)
  connection.update({ theme: 'dark' })
  expect(heard).toEqual([])
  connect()
  expect(fitted).toEqual([true, false, true])
  expect(iframe.style.blockSize).toBe('900px')
})
