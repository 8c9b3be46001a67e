import '#src/test/dom.ts'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'

import { english } from '#src/test/host.ts'
import { inHost } from '#src/test/in-host.tsx'

import { Value } from './value.tsx'
import { WholeValue } from './whole-value.tsx'

beforeAll(() => english('ui'))
afterEach(cleanup)

const shown = () => document.body.textContent ?? ''

test('a value stands by itself, and what nobody sees in it is shown', () => {
  render(<Value of={'\u202Egnp.exe'} />)
  expect(document.querySelector('bdi')?.textContent).toBe('‹U+202E›gnp.exe')
})

test('of a long one the beginning is there in passing', () => {
  render(<Value of={'W'.repeat(200_000)} />)
  expect(shown()).toBe(`${'W'.repeat(200)}…`)
})

test('as long a name as panels take is whole', () => {
  render(<WholeValue of={'W'.repeat(500)} />, inHost())
  expect(shown()).toBe('W'.repeat(500))
})

test('where somebody looks closely, all of it can be seen, by the keyboard as well', () => {
  const text = `${'W'.repeat(200_000)}\u202Eend`
  render(<WholeValue of={text} />, inHost())
  expect(shown().length).toBeLessThan(600)
  fireEvent.click(screen.getByRole('button', { name: 'Show all 200,004 characters' }))
  expect(shown()).toBe(`${'W'.repeat(200_000)}‹U+202E›end`)
  expect(document.activeElement).toBe(screen.getByRole('group', { name: 'All of it' }))
})

test('what takes two units is one character', () => {
  render(<WholeValue of={'😀'.repeat(600)} />, inHost())
  screen.getByRole('button', { name: 'Show all 600 characters' })
})
