import { expect, test, vi } from 'vitest'

import { observableRecord } from './observable.ts'

test('a change is told once and keeps the other fields', () => {
  const record = observableRecord({ a: 1, b: 2 })
  const told = vi.fn<() => void>()
  record.subscribe(told)
  record.set({ a: 3 })
  expect(record.get()).toEqual({ a: 3, b: 2 })
  expect(told).toHaveBeenCalledTimes(1)
})

test('no change keeps the reference and tells nobody', () => {
  const record = observableRecord({ a: 1 })
  const before = record.get()
  const told = vi.fn<() => void>()
  record.subscribe(told)
  record.set({ a: 1 })
  expect(record.get()).toBe(before)
  expect(told).not.toHaveBeenCalled()
})

test('who has left is told nothing', () => {
  const record = observableRecord({ a: 1 })
  const told = vi.fn<() => void>()
  record.subscribe(told)()
  record.set({ a: 2 })
  expect(told).not.toHaveBeenCalled()
})
