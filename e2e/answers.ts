import { expect, type BrowserContext, type Page, type Request } from '@playwright/test'

/** How long nothing may be asked before a page counts as quiet, in milliseconds: an answer may be followed by a question. */
const pause = 250

type Asked = { open: Set<Request>; last: number }

const askedBy = new WeakMap<BrowserContext, Asked>()

/** Follows which requests of a browser have no answer yet. */
export function followAnswers(context: BrowserContext): void {
  const asked: Asked = { open: new Set(), last: -Infinity }
  askedBy.set(context, asked)
  const over = (request: Request) => {
    // Of what a document asked before another took its place no end is told.
    if (request.isNavigationRequest())
      for (const earlier of asked.open) {
        if (earlier === request) break
        if (!earlier.isNavigationRequest() && earlier.frame() === request.frame())
          asked.open.delete(earlier)
      }
    asked.open.delete(request)
    asked.last = performance.now()
  }
  context.on('request', (request) => asked.open.add(request))
  context.on('requestfinished', over)
  context.on('requestfailed', over)
  context.on('page', (page) =>
    page.on('close', () => {
      for (const request of asked.open)
        if (!request.isNavigationRequest() && request.frame().page() === page) over(request)
    }),
  )
}

/**
 * Resolves when no answer is on its way, none was for a moment, and the pages have done what they had to do since: each
 * answer sets the cookie of its session again, also where a story has taken it, and what a page reads late would meet
 * what a story has changed meanwhile. A page of a busy machine may take longer than the moment to ask its next question.
 */
export async function noAnswerOnItsWay(context: BrowserContext): Promise<void> {
  const asked = askedBy.get(context)
  if (!asked) return
  const busyWith = () =>
    asked.open.size === 0 && performance.now() - asked.last < pause
      ? ['what was answered just now']
      : Array.from(asked.open, (each) => each.url())
  const isQuiet = async () => {
    const busy = busyWith()
    if (busy.length > 0) return busy
    await Promise.all(context.pages().map(hasDoneItsTasks))
    return busyWith()
  }
  await expect.poll(isQuiet, { intervals: [50] }).toEqual([])
}

/** Resolves when a page's main thread has answered several times; what is no page any more has nothing to do. */
async function hasDoneItsTasks(page: Page): Promise<void> {
  // Asked from outside: a story may have stopped the page's own clock.
  for (let turn = 0; turn < 5; turn++)
    await page.evaluate(() => undefined).catch(() => undefined)
}

/** Keeps every request to `url` from the panel; the function that comes back lets them go, and what comes after them. */
export async function holdRequests(
  page: Page,
  url: Parameters<Page['route']>[0],
): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.route(url, async (route) => {
    await promise
    await route.continue()
  })
  return resolve
}
