import { expect, test, vi } from 'vitest'

import type { Host } from '#src/host/host.ts'
import { createTestHost } from '#src/test/host.ts'

import {
  isToldSignedOut,
  knowSignedIn,
  leaveToSignIn,
  mayTellSignedOut,
  setSignInAddress,
} from './sign-in-again.ts'

/** A host page that signs people in itself, or does not. */
function start(seesToIt: boolean, address: string | null = null) {
  const tell = vi.fn<Host['tell']>(() => !seesToIt)
  const leaveFor = vi.fn<Host['leaveFor']>()
  const host = createTestHost({ tell, leaveFor })
  setSignInAddress(host, () => address)
  return { host, tell, leaveFor }
}

test('the host page is told once of a session that has ended, and sees to it each time', () => {
  const { host, tell, leaveFor } = start(true, '/auth/login')
  expect([1, 2, 3].map(() => leaveToSignIn(host))).toEqual([true, true, true])
  expect(tell).toHaveBeenCalledExactlyOnceWith({ type: 'unauthenticated' })
  expect(leaveFor).not.toHaveBeenCalled()
})

test('it is told of the next session that ends', () => {
  const { host, tell } = start(true)
  leaveToSignIn(host)
  knowSignedIn(host)
  expect(isToldSignedOut(host)).toBe(false)
  leaveToSignIn(host)
  leaveToSignIn(host)
  expect(tell).toHaveBeenCalledTimes(2)
})

test('it is told once more after it said something and nobody is signed in', () => {
  const { host, tell } = start(true)
  leaveToSignIn(host)
  mayTellSignedOut(host)
  leaveToSignIn(host)
  leaveToSignIn(host)
  expect(tell).toHaveBeenCalledTimes(2)
})

test('a host page that says something as it is told is not told in a circle', () => {
  const { host, tell } = start(true)
  tell.mockImplementation(() => {
    mayTellSignedOut(host)
    return false
  })
  leaveToSignIn(host)
  leaveToSignIn(host)
  expect(tell).toHaveBeenCalledOnce()
})

test('one that does not see to it is told once as well, and people are sent, or asked here', () => {
  const sent = start(false, '/auth/login')
  expect(leaveToSignIn(sent.host)).toBe(true)
  expect(leaveToSignIn(sent.host, { mayLeave: false })).toBe(false)
  expect(sent.leaveFor).toHaveBeenCalledExactlyOnceWith('/auth/login')
  expect(sent.tell).toHaveBeenCalledOnce()
  const asked = start(false)
  expect(leaveToSignIn(asked.host)).toBe(false)
  expect(leaveToSignIn(asked.host)).toBe(false)
  expect(asked.tell).toHaveBeenCalledOnce()
})
