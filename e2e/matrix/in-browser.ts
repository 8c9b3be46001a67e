import { setTimeout as wait } from 'node:timers/promises'

import type { Locator, Page } from '@playwright/test'

import type { Panel, PanelAccount } from '../../panel/types.ts'
import type { Hand, Role, Stage } from './hand.ts'
import { readScreen } from './screen.ts'

type Around = {
  page: Page
  panel: Panel
  account: PanelAccount
  other: PanelAccount
  /** Where the page is. */
  origin: string
}

const fits = (path: string | RegExp, pathname: string) =>
  path instanceof RegExp
    ? path.test(pathname)
    : path.endsWith('*')
      ? pathname.startsWith(path.slice(0, -1))
      : path === pathname

/** How long nothing may be on its way before a page counts as calm, and how long that is waited for, in milliseconds. */
const quiet = 60
const atMost = 500
/** The same for a page that is to be still: it asks some things only once it has nothing else to do. */
const stillQuiet = 400
const stillAtMost = 20_000
/** How many times faster the faults' own time goes than the clock: people wait by the clock of the page, which jumps. */
const hurry = 8

/**
 * A hand at a page of a browser, and what is around it. The page's clock is the hand's: it goes on by itself, and jumps when
 * time is to pass. Nothing here needs the runner of the stories.
 */
export async function startInBrowser({
  page,
  panel,
  account,
  other,
  origin,
}: Around): Promise<{ hand: Hand; stage: Stage }> {
  const context = page.context()
  const asked: { method: string; pathname: string }[] = []
  const said: string[] = []
  const open = new Map<unknown, number>()
  let last = 0
  const over = (request: unknown) => {
    open.delete(request)
    last = performance.now()
  }
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    asked.push({ method: request.method(), pathname })
    open.set(request, performance.now())
  })
  page.on('requestfinished', over)
  page.on('requestfailed', over)
  page.on('console', (message) => said.push(message.text()))
  await page.clock.install()

  async function signIn({ id }: PanelAccount): Promise<void> {
    const cookies = panel.control
      .createSession(id)
      .cookie.split(/;\s*/)
      .map((pair) => {
        const [name = '', value = ''] = pair.split(/=(.*)/s)
        return {
          name,
          value,
          url: origin,
          httpOnly: name !== 'XSRF-TOKEN',
          sameSite: 'Lax' as const,
        }
      })
    // One session takes the place of the other: between them nothing is sent by nobody.
    await context.addCookies(cookies)
    for (const { name } of await context.cookies(origin))
      if (!cookies.some((cookie) => cookie.name === name))
        await context.clearCookies({ name })
  }

  const stage: Stage = {
    panel: {
      ...panel,
      control: {
        ...panel.control,
        failNext: (fault) => panel.control.failNext({ ...fault, hurry }),
      },
    },
    account,
    other,
    signIn,
    clearCookies: () => context.clearCookies(),
    clearToken: () => context.clearCookies({ name: 'XSRF-TOKEN' }),
    async whoIsIn() {
      const cookies = await context.cookies(origin)
      const { session, remember } = panel.control.whoIsIn(
        cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
      )
      return session ?? remember
    },
    async takesPassword(password, { id, username } = account) {
      const { cookie, xsrfToken } = panel.control.createSession(id)
      const email = panel.control.findAccount(username)?.email
      const response = await panel.fetch(
        new Request(`${origin}/api/client/account/email`, {
          method: 'PUT',
          headers: {
            accept: 'application/json',
            'content-type': 'application/json',
            referer: `${origin}/`,
            cookie,
            'x-xsrf-token': xsrfToken,
          },
          body: JSON.stringify({ email, password }),
        }),
      )
      return response.ok
    },
    sent: (method, path) =>
      asked.filter((each) => each.method === method && fits(path, each.pathname)).length,
    said: () => said,
  }

  async function calm(): Promise<void> {
    const began = performance.now()
    while (performance.now() - began < atMost) {
      await wait(20)
      const now = performance.now()
      // What takes longer is kept on purpose.
      const isAnswered = [...open.values()].every((since) => now - since > atMost)
      if (isAnswered && now - last > quiet) return
    }
  }
  async function still(): Promise<void> {
    const began = performance.now()
    while (open.size > 0 || performance.now() - Math.max(last, began) < stillQuiet) {
      if (performance.now() - began > stillAtMost)
        throw new Error(`The page does not come to rest: ${asked.at(-1)?.pathname}`)
      await wait(20)
    }
  }
  async function top(): Promise<Locator> {
    const dialogs = page.locator('dialog[open]')
    return (await dialogs.count()) > 0 ? dialogs.last() : page.locator('body')
  }
  const find = async (role: Role, name: string | RegExp) =>
    (await top())
      .getByRole(role, typeof name === 'string' ? { name, exact: true } : { name })
      .and(page.locator(':not([aria-disabled=true])'))
      .filter({ visible: true })
  const fieldsOf = (root: Locator, label: string | RegExp) =>
    root
      .getByLabel(label, typeof label === 'string' ? { exact: true } : {})
      .and(page.locator('input, textarea, select'))
  /** The first that is there, at last. */
  async function first(look: () => Promise<Locator>, what: string): Promise<Locator> {
    const began = performance.now()
    for (;;) {
      const found = await look()
      if ((await found.count()) > 0) return found.first()
      if (performance.now() - began > 10_000)
        throw new Error(
          `There is no ${what}. The page says: ${(await page.evaluate(readScreen)).text}`,
        )
      await wait(50)
    }
  }

  const hand: Hand = {
    async open(path) {
      await page.goto(origin + path)
      await calm()
    },
    can: async (role, name) => (await (await find(role, name)).count()) > 0,
    async press(role, name) {
      const found = await first(
        () => find(role, name),
        `${role} “${String(name)}” to press`,
      )
      // Something may come over it just then.
      await found.click({ timeout: 10_000 })
      await calm()
    },
    async fill(label, text) {
      const found = await first(
        async () => fieldsOf(await top(), label),
        `field “${String(label)}” to fill`,
      )
      await found.fill(text)
    },
    async value(label) {
      const found = fieldsOf(page.locator('body'), label)
      return (await found.count()) > 0 ? found.first().inputValue() : null
    },
    read: () => page.evaluate(readScreen),
    async comeBack() {
      await page.evaluate(() => dispatchEvent(new Event('focus')))
      await calm()
    },
    async pass(seconds) {
      for (let left = seconds; left > 0; left -= 1) {
        await page.clock.runFor(Math.min(left, 1) * 1000)
        await wait(20)
      }
      await calm()
    },
    calm,
    still,
  }
  await signIn(account)
  return { hand, stage }
}
