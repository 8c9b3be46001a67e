import { expect, test, vi } from 'vitest'

import { createConversation } from './conversation.ts'
import { signed } from './messages.ts'

const own = 'https://perch.test'
const panel = 'https://panel.test'
const evil = 'https://evil.test'
const hello = signed({ type: 'hello' })

/** A page in a frame of others, and what it says to whom. */
function start(ancestors: readonly (string | null)[], listed: readonly string[] = [panel]) {
  const post = vi.fn<(message: object, origin: string) => void>()
  let hear: (data: unknown, origin: string) => void = () => {}
  const conversation = createConversation(
    {
      ancestors: () => ancestors,
      post,
      onMessage(heard) {
        hear = heard
        return () => {}
      },
    },
    own,
    listed,
  )
  const heard: unknown[] = []
  conversation.onMessage((message) => heard.push(message))
  return {
    ...conversation,
    post,
    heard,
    says: (data: unknown, origin: string) => hear(data, origin),
  }
}

test('it greets the page around it, by that page’s very origin', () => {
  const { post } = start([panel])
  expect(post.mock.calls).toEqual([[hello, panel]])
})

test('where the browser does not tell whose page is around, it greets each that may be', () => {
  const { post } = start([null], [panel, 'https://b.test'])
  expect(post.mock.calls).toEqual([
    [hello, panel],
    [hello, 'https://b.test'],
  ])
})

test('a page that may not frame it is told nothing, and not heard', async () => {
  const { post, heard, says, tell, answered } = start([evil])
  says(hello, evil)
  says(hello, panel)
  tell({ type: 'navigate', path: '/security' })
  expect(post).not.toHaveBeenCalled()
  expect(heard).toEqual([])
  const isAnswered = await Promise.race([answered.then(() => true), Promise.resolve(false)])
  expect(isAnswered).toBe(false)
})

test.each([
  ['of another origin', hello, evil],
  ['of the page’s own origin, which is not around it', hello, own],
  ['of another version', { ...hello, perch: 2 }, panel],
  ['with a field too many', { ...hello, path: '/security' }, panel],
  ['that is a command', { perch: 1, type: 'navigate', path: '/security' }, panel],
])('a message %s is not heard', (_, data, origin) => {
  const { post, heard, says, tell } = start([panel])
  post.mockClear()
  says(data, origin)
  tell({ type: 'navigate', path: '/security' })
  expect(heard).toEqual([])
  expect(post).not.toHaveBeenCalled()
})

test('what is seen is not heard of before somebody has said who they are', () => {
  const { heard, says } = start([panel])
  says(signed({ type: 'view', top: 0, height: 800 }), panel)
  expect(heard).toEqual([])
})

test('who answers later is told what holds, and nothing that is over', async () => {
  const { post, says, tell, answered } = start([panel])
  tell({ type: 'navigate', path: '/profile' })
  tell({ type: 'navigate', path: '/security' })
  tell({ type: 'reveal', top: 0, bottom: 9 })
  post.mockClear()
  says(hello, panel)
  await answered
  expect(post.mock.calls).toEqual([
    [signed({ type: 'navigate', path: '/security' }), panel],
  ])
})

test('after a farewell nothing is said and nothing holds, until somebody says hello again', () => {
  const { post, says, tell, onMessage } = start([panel])
  says(hello, panel)
  says(signed({ type: 'view', top: 0, height: 700 }), panel)
  says(signed({ type: 'bye' }), panel)
  post.mockClear()
  tell({ type: 'navigate', path: '/security' })
  says(signed({ type: 'view', top: 5, height: 800 }), panel)
  const heard: unknown[] = []
  onMessage((message) => heard.push(message))
  expect(post).not.toHaveBeenCalled()
  expect(heard).toEqual([])
  says(hello, panel)
  expect(post.mock.calls).toEqual([
    [signed({ type: 'navigate', path: '/security' }), panel],
  ])
})

test('a farewell of who has not said hello is none', () => {
  const { post, says, tell } = start([null], [panel, 'https://b.test'])
  says(hello, panel)
  says(signed({ type: 'bye' }), 'https://b.test')
  post.mockClear()
  tell({ type: 'navigate', path: '/security' })
  expect(post).toHaveBeenCalledOnce()
})

test('a listener that comes later hears what holds', () => {
  const { says, onMessage } = start([panel])
  says(hello, panel)
  says(signed({ type: 'view', top: 0, height: 700 }), panel)
  says(signed({ type: 'view', top: 5, height: 800 }), panel)
  const heard: unknown[] = []
  onMessage((message) => heard.push(message))
  expect(heard).toMatchObject([{ type: 'hello' }, { type: 'view', top: 5 }])
})
