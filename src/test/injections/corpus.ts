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

const partsOf = (count: number) =>
  Array.from({ length: count }, (_, part) =>
    injections.filter((_each, index) => index % count === part),
  )
/** A third of them at a time: so many rows are drawn slowly in process. */
export const parts = partsOf(3)
/** A sixth of them at a time, where each is shown in a dozen ways. */
export const sixths = partsOf(6)

const shown = new Set<string>()
const harmless = new Set<string>()

const rowOf = (place: Place, field: string, { text }: Injection): string => {
  expect(fields[place] as readonly string[]).toContain(field)
  return JSON.stringify([place, field, text])
}

/** Notes that an injection in a field was read on the page, or in a file, as text. */
export const wasShown = (place: Place, field: string, injection: Injection): void =>
  void shown.add(rowOf(place, field, injection))

/** Notes that an injection in a field that nothing shows, or not as it is, has done nothing. */
export const wasHarmless = (place: Place, field: string, injection: Injection): void =>
  void harmless.add(rowOf(place, field, injection))

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

/** A text as a field of one line holds it, and as what holds half a character is written. */
export const inOneLine = (text: string): string =>
  text
    .replaceAll(/[\r\n]/g, '')
    .trim()
    .toWellFormed()

/** Expects a field to hold what was typed into it, and the page to be made of what it is made of. */
export function expectTyped(
  place: Place,
  field: string,
  injection: Injection,
  into: HTMLElement,
): void {
  expect(injectedInto(document.body)).toEqual([])
  expect(inOneLine((into as HTMLInputElement).value)).toBe(inOneLine(injection.text))
  wasShown(place, field, injection)
}

/** Expects a text as long as a page not to be all on it: somebody asks for the rest. */
export function expectBrief(field: string, { text }: Injection, root: Element): void {
  // Not by `toContain`, which would print both.
  expect(root.textContent.includes(text), `all of ${field}`).toBe(false)
}

/**
 * Expects the page to be made of what it is made of, and to say each of these texts. What is not shown, or not as it is, says
 * so by `isShown`, and is counted apart.
 */
export function expectText(
  place: Place,
  said: readonly (readonly [field: string, Injection, isShown?: boolean])[],
  root: Element = document.body,
): void {
  expect(injectedInto(root)).toEqual([])
  const text = readOn(root)
  for (const [field, injection, isShown = true] of said) {
    if (!isShown) {
      wasHarmless(place, field, injection)
      continue
    }
    expect(text, `${place} ${field}`).toContain(beginningOf(marked(injection, field)))
    if (injection.kind === 'long') expectBrief(`${place} ${field}`, injection, root)
    wasShown(place, field, injection)
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
    const unseen = harmless.difference(shown).size
    task.meta.injections = { shown: shown.size, of: of - unseen, harmless: unseen }
    expect(shown.size + unseen).toBe(of)
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
