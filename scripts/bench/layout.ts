import type { Page } from '@playwright/test'

import { demo, seedDemo } from '../../panel/seed.ts'
import type { Stage } from './stage.ts'

/** The pages, by their paths. */
const paths = ['/profile', '/security', '/api-keys', '/ssh-keys', '/activity', '/sign-in']
/** In pixels: a screen on a desk, and a phone. */
const widths = [1200, 390] as const
/** The most that any of them should have. */
export const mostShift = 0.02
/** Milliseconds in which nothing came any more, after which a page is taken for complete. */
const quiet = 1500

/** One move of what was on the screen, and what moved. */
type Shift = { value: number; what: string[] }

/** How far a page moves what is on the screen while it arrives. */
export type LayoutCost = { path: string; width: number; total: number; worst: Shift | null }

/** In the page: notes each move that nobody asked for. */
function noteShifts() {
  const shifts: Shift[] = []
  Object.assign(globalThis, { shifts })
  type Entry = PerformanceEntry & {
    value: number
    hadRecentInput: boolean
    sources: { node: Node | null }[]
  }
  const words = ({ node }: { node: Node | null }) => {
    const element = node instanceof Element ? node : node?.parentElement
    return `${element?.tagName.toLowerCase() ?? '?'} "${(node?.textContent ?? '').slice(0, 40)}"`
  }
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as Entry[])
      if (!entry.hadRecentInput)
        shifts.push({ value: entry.value, what: entry.sources.map(words) })
  }).observe({ type: 'layout-shift', buffered: true })
}

/** A line on which each answer takes its time, so that what comes late is seen to. */
async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 1_250_000,
    uploadThroughput: 1_250_000,
  })
}

/** Waits until the page has asked for nothing and moved nothing for a while. */
async function settled(page: Page): Promise<void> {
  let last = performance.now()
  const stir = () => (last = performance.now())
  page.on('request', stir)
  page.on('requestfinished', stir)
  page.on('requestfailed', stir)
  while (performance.now() - last < quiet)
    await new Promise((passed) => setTimeout(passed, 100))
}

async function measure(stage: Stage, path: string, width: number): Promise<LayoutCost> {
  const page = await stage.open(1)
  await page.setViewportSize({ width, height: 860 })
  await slowDown(page)
  await page.addInitScript(noteShifts)
  await page.goto(stage.origin + path)
  await settled(page)
  const shifts = await page.evaluate(
    () => (globalThis as unknown as { shifts: Shift[] }).shifts,
  )
  await page.close()
  const worst = shifts.toSorted((one, other) => other.value - one.value)[0] ?? null
  return { path, width, total: shifts.reduce((sum, { value }) => sum + value, 0), worst }
}

/** Measures every page with the data of the demo's account, on both widths. */
export async function measureLayout(stage: Stage): Promise<LayoutCost[]> {
  seedDemo(stage.panel)
  const costs: LayoutCost[] = []
  for (const path of paths) {
    await stage.signIn(path === '/sign-in' ? null : demo.username)
    for (const width of widths) costs.push(await measure(stage, path, width))
  }
  return costs
}
