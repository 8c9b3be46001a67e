import type { Page } from '@playwright/test'

import { activityPage } from '../../e2e/activity-places.ts'
import { seedPerson } from '../../panel/seed-people.ts'
import { demo, seedDemo } from '../../panel/seed.ts'
import type { NewActivity } from '../../panel/types.ts'
import { settled } from './settled.ts'
import type { Stage } from './stage.ts'
import { wordsInWindow } from './words.ts'

/** The pages, by their paths. */
export const paths = [
  '/profile',
  '/security',
  '/api-keys',
  '/ssh-keys',
  '/activity',
  '/sign-in',
]
/** Who looks at every page: the account of the demo, one of a few keys, and a new one, which has none. */
const lookers = [demo.username, 'mara', 'newbie'] as const
/** Who looks at Activity besides: somebody with nothing unusual, and somebody with something of every kind. */
const alsoLooking = ['steady', 'noisy'] as const
/** In pixels: a screen on a desk, and a phone. */
const widths = [1200, 390] as const
/** Pixels from the top of the page within which the first event of Activity should be, by width. */
export const lowestEvent: Record<(typeof widths)[number], number> = { 1200: 350, 390: 480 }
/** The most words that a desk's screen should have, where somebody sees a page for the first time. */
export const mostWords = 90
/** The most that a page should move. */
export const mostShift = 0.01

/** One move of what was on the screen, and what moved. */
type Shift = { value: number; what: string[] }

/** What a page has on the screen, and how far it moves that while it arrives. */
export type LayoutCost = {
  page: string
  who: string
  width: (typeof widths)[number]
  total: number
  worst: Shift | null
  /** Of `main`, in a window 860 pixels high. */
  words: number
  /** From the top of the window to the first event, in pixels; `null` on other pages, and where there is none. */
  firstEvent: number | null
}

const day = 86_400_000
const home = {
  ip: '203.0.113.5',
  useragent: 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
}
const stranger = { ip: '198.51.100.77', useragent: 'curl/8.16.0' }

/** What makes a finding of every kind, and more failures than one answer holds. */
function noise(now: number): NewActivity[] {
  const at = (days: number, event: string, who: typeof home, properties: object = {}) => ({
    event,
    timestamp: now - days * day,
    ip: who.ip,
    properties: { useragent: who.useragent, ...properties },
  })
  const failed = (minutes: number) => ({
    ...at(3 + minutes / 1440, 'auth:fail', stranger, { username: 'noisy' }),
    actorId: null,
  })
  return [
    ...[40, 35, 30, 25, 20, 10].map((days) => at(days, 'auth:success', home)),
    at(5, 'user:two-factor.delete', home),
    { ...at(4, 'auth:reset-password', stranger), actorId: null },
    ...Array.from({ length: 150 }, (_, minutes) => failed(minutes)),
    { ...at(2, 'auth:checkpoint', stranger), actorId: null },
    at(1, 'auth:success', stranger),
    at(0.999, 'user:api-key.create', stranger, { identifier: 'ptlc_strange0000' }),
    at(0.1, 'auth:ip-blocked', stranger, { identifier: 'ptlc_strange0000' }),
  ].toSorted((one, other) => one.timestamp - other.timestamp)
}

/** Makes the accounts that look at the pages. */
function seedAll({ panel }: Stage): void {
  seedDemo(panel)
  seedPerson(panel, 'newbie')
  seedPerson(panel, 'mara')
  seedPerson(panel, 'steady')
  const { control } = panel
  const { id } = control.createAccount({
    username: 'noisy',
    email: 'noisy@example.com',
    password: 'correct horse',
  })
  control.createApiKey(id, {
    description: 'A bot with a name that is as long as names may be',
  })
  control.replaceActivity(id, noise(control.now()))
}

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

async function measure(
  stage: Stage,
  path: string,
  width: LayoutCost['width'],
): Promise<Omit<LayoutCost, 'who'>> {
  const page = await stage.open(1)
  await page.setViewportSize({ width, height: 860 })
  await slowDown(page)
  await page.addInitScript(noteShifts)
  await page.goto(path)
  await settled(page)
  const shifts = await page.evaluate(
    () => (globalThis as unknown as { shifts: Shift[] }).shifts,
  )
  const words = await page.evaluate(wordsInWindow)
  const { events } = activityPage(page)
  const box =
    path === '/activity' && (await events.count()) > 0
      ? await events.first().boundingBox()
      : null
  await page.close()
  const worst = shifts.toSorted((one, other) => other.value - one.value)[0] ?? null
  return {
    page: path,
    width,
    total: shifts.reduce((sum, { value }) => sum + value, 0),
    worst,
    words,
    firstEvent: box && Math.round(box.y),
  }
}

/** Measures every page with each of the `lookers`, and Activity with those who look `alsoLooking`, on both widths. */
export async function measureLayout(stage: Stage): Promise<LayoutCost[]> {
  seedAll(stage)
  const visits = [
    { who: null, path: '/sign-in' },
    ...lookers.flatMap((who) =>
      paths.filter((path) => path !== '/sign-in').map((path) => ({ who, path })),
    ),
    ...alsoLooking.map((who) => ({ who, path: '/activity' })),
  ]
  const costs: LayoutCost[] = []
  for (const { who, path } of visits) {
    await stage.signIn(who)
    for (const width of widths)
      costs.push({ ...(await measure(stage, path, width)), who: who ?? 'nobody' })
  }
  return costs
}
