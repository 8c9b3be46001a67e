import type { JSHandle, Page } from '@playwright/test'

import { accent, around } from '../scripts/pseudo.ts'

/** Where words stand in a document, and what they were. */
type Words = { node: Text | Element; attribute: string | null; text: string; other: string }

const shown = new WeakMap<Page, JSHandle<Words[]>>()

/** All words of the document, names and hints included. */
function findWords(): Words[] {
  const found: Words[] = []
  const attributes = ['aria-label', 'title', 'placeholder', 'alt']
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ALL)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = { attribute: null, other: '' }
    if (node instanceof Text && !node.parentElement?.matches('script, style'))
      found.push({ ...words, node, text: node.data })
    if (!(node instanceof Element)) continue
    for (const attribute of attributes)
      found.push({ ...words, node, attribute, text: node.getAttribute(attribute) ?? '' })
  }
  return found.filter(({ text }) => /\p{L}/u.test(text))
}

/**
 * Turns what stands on the page into longer words that run from right to left, and the page around them. It is done here
 * and not by the page, so that what is looked at is what ships.
 */
export async function turnRightToLeft(page: Page): Promise<void> {
  const words = await page.evaluateHandle(findWords)
  shown.set(page, words)
  const texts = await words.evaluate((all) => all.map(({ text }) => text))
  const others = texts.map((text) => {
    const [before, after] = around(text.length)
    return before + accent(text) + after
  })
  await words.evaluate((all, next) => {
    for (const [at, each] of all.entries()) {
      each.other = next[at] ?? ''
      const { node, attribute, other } = each
      if (attribute !== null) (node as Element).setAttribute(attribute, other)
      else node.nodeValue = other
    }
    document.documentElement.dir = 'rtl'
    document.documentElement.lang = 'ar'
  }, others)
}

/** Turns the page back; what it has changed itself meanwhile stays. */
export async function turnBack(page: Page): Promise<void> {
  const words = shown.get(page)
  await words?.evaluate((all) => {
    for (const { node, attribute, text, other } of all) {
      if (attribute === null) {
        if (node.nodeValue === other) node.nodeValue = text
      } else if ((node as Element).getAttribute(attribute) === other)
        (node as Element).setAttribute(attribute, text)
    }
    document.documentElement.dir = 'ltr'
    document.documentElement.lang = 'en'
  })
  await words?.dispose()
}
