import '#src/test/dom.ts'
import { fireEvent } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'

import { beginningOf, injectedInto } from '#src/test/text-only.ts'

import { injections } from '../../../panel/testing/injections.ts'
import { fields, type Place } from './fields.ts'

export { injections }
export type Injection = (typeof injections)[number]

/** What an address can carry: servers take none that is longer than some thousand characters. */
export const carried = injections.filter(({ kind }) => kind !== 'long')

/** A third of them at a time: so many rows are drawn slowly in process. */
export const parts = [0, 1, 2].map((part) =>
  injections.filter((_, index) => index % 3 === part),
)

const shown = new Set<string>()

/** Notes that an injection in a field was shown as text, or did nothing where that is not shown. */
export function survived(place: Place, field: string, { text }: Injection): void {
  expect(fields[place] as readonly string[]).toContain(field)
  shown.add(JSON.stringify([place, field, text]))
}

/** An injection that is told apart by where it stands, but for names that every object has. */
export const marked = ({ kind, text }: Injection, field: string): string =>
  kind === 'prototype' ? text : `${text} ~${field}`

/** What is to be read on the page, in fields as well. */
export const readOn = (root: Element): string =>
  [
    root.textContent,
    ...Array.from(root.querySelectorAll('input, textarea'), (each) =>
      each instanceof HTMLInputElement || each instanceof HTMLTextAreaElement
        ? each.value
        : '',
    ),
  ].join('\n')

/** Expects the page to be made of what it is made of, and to say each of these texts; beside it, who wrote them. */
export function expectText(
  place: Place,
  said: readonly (readonly [field: string, Injection, isShown?: boolean])[],
  root: Element = document.body,
): void {
  expect(injectedInto(root)).toEqual([])
  const text = readOn(root)
  for (const [field, injection, isShown = true] of said) {
    if (isShown)
      expect(text, `${place} ${field}`).toContain(beginningOf(marked(injection, field)))
    survived(place, field, injection)
  }
}

/**
 * Says which places a file puts the injections through, in its last line: that all of them were gone through is its last
 * test. After each one, nothing was run, and nothing was added to objects.
 */
export function goesThrough(...places: readonly Place[]): void {
  const asked = vi.fn<() => boolean>()
  for (const name of ['alert', 'confirm', 'prompt', 'open'])
    Object.defineProperty(globalThis, name, { value: asked, configurable: true })
  const before = Object.getOwnPropertyNames(Object.prototype)
  afterEach(() => {
    expect(asked).not.toHaveBeenCalled()
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before)
  })
  test(`every injection went through ${places.join(', ')}`, ({ task }) => {
    const of = places.reduce(
      (sum, place) =>
        sum + fields[place].length * (place === 'address' ? carried : injections).length,
      0,
    )
    task.meta.injections = { shown: shown.size, of }
    expect(shown.size).toBe(of)
  })
}

/** Sends the only form on the page, as a press of its button does. */
export function send(): void {
  const form = document.querySelector('form')
  if (!form) throw new Error('no form')
  fireEvent.submit(form)
}

/** A list as panels send it. */
export const list = (...data: unknown[]): Response =>
  Response.json({ object: 'list', data })

export const listCalls = {
  apiKeys: 'GET /api/client/account/api-keys',
  sshKeys: 'GET /api/client/account/ssh-keys',
  servers: 'GET /api/client',
} as const
