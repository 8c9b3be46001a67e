import type { Page } from '@playwright/test'

import type { Stage } from './stage.ts'

/** What the page of activity keeps after it has read so many events. */
export type Memory = {
  events: number
  /** From the navigation until they were read, each page asked for as soon as the one before was there. */
  seconds: number
  /** Of JavaScript, after what nobody needs was thrown away. */
  megabytes: number
  /** Of the document, text and all. */
  nodes: number
}

const patience = 60_000

/** In the page: asks for older events by the button, or by scrolling to the end where they come by themselves. */
function goOn(label: string) {
  const button = [...document.querySelectorAll('button')].find((each) =>
    each.textContent.includes(label),
  )
  if (button) button.click()
  else document.scrollingElement?.scrollTo(0, document.scrollingElement.scrollHeight)
}

/** Counts the events of the pages that were answered; those on the screen may be fewer. */
function countEvents(page: Page): () => number {
  const pages = new Map<string, number>()
  page.on('requestfinished', (request) => {
    const { pathname, searchParams } = new URL(request.url())
    if (!pathname.endsWith('/account/activity')) return
    pages.set(searchParams.get('page') ?? '1', Number(searchParams.get('per_page') ?? 25))
  })
  return () => [...pages.values()].reduce((sum, length) => sum + length, 0)
}

async function weigh(page: Page): Promise<Pick<Memory, 'megabytes' | 'nodes'>> {
  const session = await page.context().newCDPSession(page)
  // What came last is to be on the screen, and effects of it done.
  await page.waitForTimeout(1000)
  // Some things are let go only by what the first round runs.
  for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  const { nodes } = await session.send('Memory.getDOMCounters')
  await session.detach()
  return { megabytes: usedSize / 1e6, nodes }
}

/** Goes down the feed, and weighs the page at each number of events on the way. Throws when no more events come. */
export async function scrolled(stage: Stage, stops: readonly number[]): Promise<Memory[]> {
  const page = await stage.open(1)
  const counted = countEvents(page)
  let began = performance.now()
  let seconds = 0
  await page.goto(`${stage.origin}/activity`)
  await page.locator('main li').first().waitFor({ timeout: patience })
  const weights: Memory[] = []
  for (const stop of stops) {
    let [last, since] = [counted(), performance.now()]
    while (last < stop) {
      await page.evaluate(goOn, 'Show older events')
      await page.waitForTimeout(20)
      if (counted() > last) [last, since] = [counted(), performance.now()]
      else if (performance.now() - since > patience)
        throw new Error(`After ${last} events no older ones came.`)
    }
    seconds += (performance.now() - began) / 1000
    weights.push({ events: last, seconds, ...(await weigh(page)) })
    began = performance.now()
  }
  await page.close()
  return weights
}
