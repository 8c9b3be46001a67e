import '#src/test/dom.ts'
import { expect, onTestFinished, test } from 'vitest'

import { createFrameHost } from './frame-host.ts'

test('only the window right around the frame is heard', () => {
  const heard: unknown[] = []
  const stop = createFrameHost(document.body).onMessage((data) => heard.push(data))
  onTestFinished(stop)
  const another = document.body.appendChild(document.createElement('iframe'))
  onTestFinished(() => another.remove())
  const say = (data: string, source: Window | null) =>
    dispatchEvent(new MessageEvent('message', { data, source, origin: location.origin }))
  say('of a frame', another.contentWindow)
  say('of nobody', null)
  say('of the parent', window.parent)
  expect(heard).toEqual(['of the parent'])
  stop()
  say('after the end', window.parent)
  expect(heard).toEqual(['of the parent'])
})

test('a page is as high as its content for as long as it is to be', () => {
  const { dataset } = document.documentElement
  const end = createFrameHost(document.body).fit()
  expect(dataset['framed']).toBe('')
  end()
  expect(dataset['framed']).toBeUndefined()
})
