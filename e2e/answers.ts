import { expect, type BrowserContext, type Request } from '@playwright/test'

const onTheirWay = new WeakMap<BrowserContext, Set<Request>>()

/** Follows which requests of a browser have no answer yet. */
export function followAnswers(context: BrowserContext): void {
  const open = new Set<Request>()
  onTheirWay.set(context, open)
  context.on('request', (request) => open.add(request))
  const over = (request: Request) => open.delete(request)
  context.on('requestfinished', over)
  context.on('requestfailed', over)
}

/** Resolves when no answer is on its way: each sets the cookie of its session again, also where a story has taken it. */
export async function noAnswerOnItsWay(context: BrowserContext): Promise<void> {
  await expect.poll(() => onTheirWay.get(context)?.size ?? 0).toBe(0)
}
