// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { useUndoTime } from './undo-time.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

function Alert({ until, onOver }: { until: number; onOver: () => void }) {
  const { seconds, holding } = useUndoTime(until, onOver)
  return (
    <div role="group" tabIndex={-1} {...holding}>
      <p>{seconds}</p>
      <button type="button">Undo</button>
    </div>
  )
}

function show(time = 30_000) {
  const onOver = vi.fn()
  render(<Alert until={Date.now() + time} onOver={onOver} />)
  const pass = (seconds: number) => {
    act(() => {
      vi.advanceTimersByTime(seconds * 1000)
    })
  }
  return { onOver, pass }
}

const group = () => screen.getByRole('group')
const undo = () => screen.getByRole('button')
const seconds = () => group().querySelector('p')?.textContent

test('the time runs out when nobody is in the notice', () => {
  const { onOver, pass } = show()
  pass(29)
  expect(onOver).not.toHaveBeenCalled()
  pass(1)
  expect(onOver).toHaveBeenCalledOnce()
})

test('the time stands still while focus is in the notice, and goes on after', () => {
  const { onOver, pass } = show()
  act(() => group().focus())
  pass(20)
  act(() => undo().focus())
  pass(60)
  expect(seconds()).toBe('30')
  act(() => undo().blur())
  pass(29)
  expect(onOver).not.toHaveBeenCalled()
  pass(1)
  expect(onOver).toHaveBeenCalledOnce()
})

test('the pointer holds it as well, also when focus has gone on', () => {
  const { onOver, pass } = show()
  pass(10)
  fireEvent.pointerEnter(group())
  act(() => undo().focus())
  act(() => undo().blur())
  pass(60)
  expect(seconds()).toBe('20')
  fireEvent.pointerLeave(group())
  pass(20)
  expect(onOver).toHaveBeenCalledOnce()
})

test('time that is over before anybody saw it runs out as well', () => {
  const { onOver, pass } = show(0)
  pass(2)
  expect(onOver).toHaveBeenCalledOnce()
})

test('what was held in its last moment runs out once it is let go', () => {
  const { onOver, pass } = show()
  pass(29)
  vi.setSystemTime(Date.now() + 1000)
  fireEvent.pointerEnter(group())
  pass(60)
  expect(onOver).not.toHaveBeenCalled()
  fireEvent.pointerLeave(group())
  pass(2)
  expect(onOver).toHaveBeenCalledOnce()
})
