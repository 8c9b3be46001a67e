import type { Page } from '@playwright/test'

import { findBrowser, launchFlags } from '../scripts/browser.ts'
import { type Edge, type Heap, takeSnapshot, type Thing } from './heap-snapshot.ts'

/** A string that contains `secret`, and by which way the page holds on to it; the way does not tell the secret. */
export type Leak = { secret: string; path: string }

/**
 * Where the page's scripts still hold one of `secrets`, garbage having been collected: whatever can be reached from the
 * windows, the document, closures, modules, timers, listeners and the tree that React keeps of the last rendering. Part of a secret is found only
 * when it is asked for. The secrets stay in Node: sent to the page, they would be found there.
 *
 * Left out, because the page has no way to it or did not put it there:
 * - weak references, and the table of a `WeakMap` (its values count where their keys are held);
 * - what is held for DevTools: handles of Playwright, and arguments of `console.log`, which `findSecret` sees;
 * - V8's cache of compiled code.
 *
 * Not seen: what a field shows (it is Blink's, and `findSecret` sees it), bytes in buffers, numbers, and text past the
 * first 1024 characters of a string unless the browser was started with `wholeStrings`.
 */
export async function secretsInHeap(
  page: Page,
  secrets: readonly string[],
): Promise<Leak[]> {
  const session = await page.context().newCDPSession(page)
  try {
    return findInHeap(await takeSnapshot(session), secrets)
  } finally {
    await session.detach()
  }
}

const executablePath = findBrowser()

/** How a browser is started so that its snapshots tell long strings to their end. */
export const wholeStrings = {
  args: [...launchFlags, '--js-flags=--heap-snapshot-string-limit=100000000'],
  ...(executablePath && { executablePath }),
}

/** By which edge from which thing each thing was reached first; `null` for the root. Shortest ways. */
type Ways = Map<number, { from: number; edge: Edge } | null>

function findInHeap(heap: Heap, secrets: readonly string[]): Leak[] {
  const ways = reach(heap)
  const leaks: Leak[] = []
  for (const at of ways.keys()) {
    const text = textOf(heap, at)
    for (const secret of secrets) {
      if (!text.includes(secret)) continue
      leaks.push({ secret, path: describe(heap, ways, at).replaceAll(secret, '•••') })
    }
  }
  return leaks
}

function reach(heap: Heap): Ways {
  const ways: Ways = new Map([[0, null]])
  // A map goes on to what was added while it is walked.
  for (const from of ways.keys()) {
    const thing = heap.things[from]
    if (!thing) continue
    for (const edge of heap.edgesOf(from)) {
      if (!ways.has(edge.to) && isHeld(heap, thing, edge)) ways.set(edge.to, { from, edge })
    }
  }
  return ways
}

function isHeld(heap: Heap, from: Thing, edge: Edge): boolean {
  if (edge.type === 'weak') return false
  if (from.type === 'synthetic') {
    if (heap.things[edge.to]?.name === '(Compilation cache)') return false
    // So V8 labels what its inspector keeps for a client.
    if (edge.name.includes('DevTools console')) return false
  }
  // Both the key and the table of a WeakMap have such an edge to the value.
  const key = edge.type === 'internal' && /part of key .*? @(\d+)\) -> /.exec(edge.name)
  return !key || Number(key[1]) === from.id
}

const isJoined = (thing: Thing | undefined) => thing?.type === 'concatenated string'

/** The text of a string, `''` for everything else; a joined one has no text of its own, but two parts. */
function textOf(heap: Heap, at: number): string {
  const parts: string[] = []
  const open = [at]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const thing = heap.things[next]
    if (thing?.type === 'string') parts.push(thing.name)
    if (!isJoined(thing)) continue
    const edges = heap.edgesOf(next)
    for (const side of ['second', 'first'])
      open.push(...edges.filter(({ name }) => name === side).map(({ to }) => to))
  }
  return parts.join('')
}

/** `Window .key → closure .variable → …`: the last is what holds the string. */
function describe(heap: Heap, ways: Ways, at: number): string {
  const steps: string[] = []
  for (let way = ways.get(at); way; way = ways.get(way.from)) {
    const from = heap.things[way.from]
    if (!from || from.type === 'synthetic') continue
    const kind = from.type === 'closure' ? 'function ' : ''
    steps.unshift(`${kind}${from.name.slice(0, 80)} .${way.edge.name}`)
  }
  return steps.join(' → ')
}
