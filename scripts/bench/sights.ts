import type { Page } from '@playwright/test'

/** Something that a page will show: an element, and words in it. */
export type Sight = { name: string; selector: string; text?: string }

/** In the page: notes when each sight is on the screen for the first time. */
function noteSights(sights: readonly Sight[]) {
  const seen: { [name: string]: number } = {}
  Object.assign(globalThis, { seen })
  const waiting = new Set(sights)
  const look = () => {
    for (const sight of waiting) {
      const found = document.querySelector(sight.selector)
      if (!found?.textContent.includes(sight.text ?? '')) continue
      waiting.delete(sight)
      // The frame is drawn after the callback, and a message is handled after that.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => (seen[sight.name] = performance.now())
        port2.postMessage(null)
      })
    }
  }
  const changes = { subtree: true, childList: true, characterData: true }
  new MutationObserver(look).observe(document, changes)
}

/** Looks out for what the page will show, from its next navigation on. */
export async function lookOut(page: Page, sights: readonly Sight[]): Promise<void> {
  await page.addInitScript(noteSights, sights)
}

/** When a sight was on the screen, in milliseconds since the navigation began. Throws when it is not within a minute. */
export async function seenAt(page: Page, name: string): Promise<number> {
  const found = await page.waitForFunction(
    (wanted) => (globalThis as unknown as { seen: Record<string, number> }).seen[wanted],
    name,
    { timeout: 60_000 },
  )
  return Number(await found.jsonValue())
}

/** The middle one of several measurements, and the worst. */
export type Times = { median: number; worst: number }

/** Throws when something was not measured: no figure is better than a wrong one. */
export function summary(times: readonly number[]): Times {
  const sorted = times.toSorted((one, other) => one - other)
  const median = sorted[Math.floor(sorted.length / 2)]
  const worst = sorted.at(-1)
  if (median === undefined || worst === undefined || !times.every(Number.isFinite))
    throw new Error(`These are no times: ${times.join(', ')}.`)
  return { median, worst }
}
