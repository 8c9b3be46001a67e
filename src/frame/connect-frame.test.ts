import '#src/test/dom.ts'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'

import { idleObserver } from '#src/test/browser-parts.ts'

import { connectFrame } from './connect-frame.ts'
import { signed, type FrameMessage } from './messages.ts'
import type { FrameOptions } from './public-frame.d.ts'

const origin = 'https://perch.test'

beforeEach(() => idleObserver('ResizeObserver'))

/** A page with a frame in it, whose page says things. */
function start(options: Partial<FrameOptions> = {}) {
  const iframe = document.body.appendChild(document.createElement('iframe'))
  const post = vi.fn()
  const frame = { postMessage: post } as unknown as Window
  vi.spyOn(iframe, 'contentWindow', 'get').mockReturnValue(frame)
  const heard: unknown[] = []
  const connection = connectFrame(iframe, {
    origin,
    onNavigate: (path) => heard.push(path),
    onTitle: (title) => heard.push(title),
    onPosture: (posture) => heard.push(posture),
    ...options,
  })
  post.mockClear()
  onTestFinished(() => {
    connection.disconnect()
    iframe.remove()
  })
  const says = (data: unknown, from: { origin?: string; source?: Window | null } = {}) =>
    dispatchEvent(new MessageEvent('message', { data, origin, source: frame, ...from }))
  const tells = (message: FrameMessage) => says(signed(message))
  return { iframe, post, heard, connection, says, tells }
}

test('it hears where the page is, what it is called and how the account stands', () => {
  const { heard, tells } = start()
  tells({ type: 'navigate', path: '/security' })
  tells({ type: 'title', title: 'Security' })
  const posture = {
    twoFactor: 'on',
    codesLeft: 2,
    staleKeys: null,
    openQuestions: 0,
  } as const
  tells({ type: 'posture', ...posture })
  expect(heard).toMatchObject(['/security', 'Security', posture])
})

const place = signed({ type: 'navigate', path: '/security' })

test.each([
  ['of another origin', place, { origin: 'https://evil.test' }],
  ['of a page without an origin', place, { origin: 'null' }],
  ['of another window', place, { source: window }],
  ['of no window', place, { source: null }],
  ['of another version', { ...place, perch: 2 }, {}],
  ['with a field too many', { ...place, email: 'una@example.test' }, {}],
  [
    'that is high, of another origin',
    signed({ type: 'height', height: 900 }),
    { origin: 'https://evil.test' },
  ],
  [
    'that is high, of another window',
    signed({ type: 'height', height: 900 }),
    { source: window },
  ],
] as const)('a message %s is not heard', (_, data, from) => {
  const { iframe, post, heard, says } = start()
  says(data, from)
  expect(heard).toEqual([])
  expect(post).not.toHaveBeenCalled()
  expect(iframe.style.blockSize).toBe('')
})

test('the frame is as high as its page says, and gets its own height back', () => {
  const { iframe, tells, connection } = start()
  iframe.style.boxSizing = 'content-box'
  tells({ type: 'height', height: 900 })
  expect(iframe.style.blockSize).toBe('900px')
  tells({ type: 'height', height: 300 })
  expect(iframe.style.blockSize).toBe('300px')
  connection.disconnect()
  expect(iframe.style.blockSize).toBe('')
  tells({ type: 'height', height: 900 })
  expect(iframe.style.blockSize).toBe('')
})

test('a page that is there is greeted by its very origin, and told what is in sight', () => {
  const { post, tells, connection } = start({ theme: 'dark' })
  tells({ type: 'hello' })
  expect(post.mock.calls[0]).toEqual([signed({ type: 'hello', theme: 'dark' }), origin])
  expect(post.mock.calls[1]).toMatchObject([{ type: 'view' }, origin])
  connection.update({ theme: 'light', locale: 'de' })
  expect(post.mock.calls[2]).toEqual([
    signed({ type: 'hello', theme: 'light', locale: 'de' }),
    origin,
  ])
})

test('it hears that something is typed, and no longer once the page begins anew', () => {
  const unsaved: boolean[] = []
  const { tells, connection } = start({ onUnsavedInput: (is) => unsaved.push(is) })
  expect(connection.hasUnsavedInput).toBe(false)
  tells({ type: 'unsaved-input', hasUnsavedInput: true })
  expect(connection.hasUnsavedInput).toBe(true)
  tells({ type: 'hello' })
  expect(connection.hasUnsavedInput).toBe(false)
  tells({ type: 'hello' })
  expect(unsaved).toEqual([true, false])
})

test.each([
  ['/security', '/security'],
  ['/security/two-factor', '/security/two-factor'],
  ['', '/'],
  ['/', '/'],
  ['/securityx', '/'],
  ['/security?to=x', '/security'],
  ['/security/../admin', '/'],
  ['/security/%2e%2e/admin', '/'],
  ['\\\\evil.test/security', '/'],
  ['//evil.test/security', '/'],
  ['https://evil.test/security', '/'],
  ['http://[', '/'],
  ['javascript:alert(1)', '/'],
  ['/sign-in', '/'],
])('a frame that is to begin at %j is led to %s', (path, place) => {
  expect(start({ path }).iframe.src).toBe(origin + place)
})

test('a frame of which no place was said is led nowhere, nor one that is there', () => {
  expect(start().iframe.getAttribute('src')).toBeNull()
  const iframe = document.createElement('iframe')
  iframe.src = `${origin}/security`
  const led = vi.spyOn(iframe, 'src', 'set')
  document.body.append(iframe)
  connectFrame(iframe, { origin, path: '/security' }).disconnect()
  expect(led).not.toHaveBeenCalled()
  iframe.remove()
})

test('nothing is said to a page that has not said that it is there', () => {
  const { post, connection } = start()
  connection.update({ theme: 'dark' })
  dispatchEvent(new Event('resize'))
  expect(post).not.toHaveBeenCalled()
})

test.each(['*', '/', '', 'https://perch.test/', 'https://perch.test/x', 'perch.test'])(
  '%j is no origin',
  (wrong) => {
    expect(() => start({ origin: wrong })).toThrow('is no origin')
  },
)
