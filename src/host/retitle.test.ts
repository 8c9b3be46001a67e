import '#src/test/dom.ts'
import { expect, test } from 'vitest'

import { createTestHost } from '#src/test/host.ts'

import { retitle } from './retitle.ts'

const wrong = (title: string) => `Error: ${title}`

test('a title is another one for a while', () => {
  document.title = 'Profile'
  const end = retitle(createTestHost(), wrong)
  expect(document.title).toBe('Error: Profile')
  end()
  expect(document.title).toBe('Profile')
})

test('one that was given meanwhile stays', () => {
  document.title = 'Profile'
  const end = retitle(createTestHost(), wrong)
  document.title = 'Security'
  end()
  expect(document.title).toBe('Security')
})

test('that of a page of others is theirs', () => {
  document.title = 'Theirs'
  const end = retitle(createTestHost({ isWholeDocument: false }), wrong)
  expect(document.title).toBe('Theirs')
  document.title = 'Theirs still'
  end()
  expect(document.title).toBe('Theirs still')
})
