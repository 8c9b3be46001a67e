import { setImmediate, setTimeout as wait } from 'node:timers/promises'

import { fireEvent, queryAllByLabelText, queryAllByRole } from '@testing-library/react'
import { onTestFinished, vi } from 'vitest'

import type { Hand, Role, Stage } from '../../../e2e/matrix/hand.ts'
import { readScreen } from '../../../e2e/matrix/screen.ts'
import type { ArmedFault } from '../../../panel/types.ts'
import { startPanel } from '../panel.ts'
import { startPage } from '../render.tsx'

const slow = ['hang', 'run-late', 'delay-5s']

const fits = (path: string | RegExp, pathname: string) =>
  path instanceof RegExp
    ? path.test(pathname)
    : path.endsWith('*')
      ? pathname.startsWith(path.slice(0, -1))
      : path === pathname

/** A hand at the real page in process, on a stage of its own. Time passes for page and panel when the hand lets it. */
export function startInProcess(): { hand: Hand; stage: Stage } {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  })
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  const said: string[] = []
  const note = (...words: unknown[]) => void said.push(words.map(String).join(' '))
  for (const level of ['log', 'info', 'warn', 'debug'] as const)
    vi.spyOn(console, level).mockImplementation(note)
  onTestFinished(() => {
    vi.restoreAllMocks()
    vi.useRealTimers()
  })
  const started = startPanel()
  const { panel, browser, account, sent, takesPassword } = started
  const other = panel.control.createAccount({
    username: 'ada',
    email: 'ada@example.test',
    password: account.password,
  })

  // What the panel is at now, but for what a fault keeps for long on purpose.
  let atWork = 0
  const kept: ArmedFault[] = []
  const instead: { method: string; path: string | RegExp; answer: () => Response }[] = []
  const { fetch } = panel
  panel.fetch = async (request, client) => {
    const { pathname } = new URL(request.url)
    const put = instead.find(
      ({ method, path }) => method === request.method && fits(path, pathname),
    )
    if (put) return put.answer()
    const isKept = kept.some(
      ({ method, path }) => method === request.method && fits(path, pathname),
    )
    if (isKept) return fetch(request, client)
    atWork += 1
    try {
      return await fetch(request, client)
    } finally {
      atWork -= 1
    }
  }
  const { failNext, disarm } = panel.control
  panel.control.failNext = (fault) => {
    if (slow.includes(fault.fault)) kept.push(fault)
    return failNext(fault)
  }
  panel.control.disarm = () => {
    kept.length = 0
    instead.length = 0
    disarm()
  }

  const stage: Stage = {
    panel,
    account,
    other,
    async signIn({ id }) {
      browser.setCookies(panel.control.createSession(id).cookie)
      return Promise.resolve()
    },
    async clearCookies() {
      for (const pair of browser.cookies().split(/;\s*/))
        browser.deleteCookie(pair.split('=')[0] ?? '')
      return Promise.resolve()
    },
    async clearToken() {
      browser.deleteCookie('XSRF-TOKEN')
      return Promise.resolve()
    },
    whoIsIn: () => {
      const { session, remember } = panel.control.whoIsIn(browser.cookies())
      return Promise.resolve(session ?? remember)
    },
    takesPassword,
    sent: (method, path) =>
      sent.filter(
        ({ call, url }) => call.startsWith(`${method} `) && fits(path, url.pathname),
      ).length,
    answer: (method, path, answer) => void instead.push({ method, path, answer }),
    said: () => said,
  }

  async function calm() {
    for (let quiet = 0, turns = 0; quiet < 6; turns += 1) {
      await setImmediate()
      // What is only put off until after what runs now.
      vi.advanceTimersByTime(1)
      quiet = atWork > 0 ? 0 : quiet + 1
      // Code that is fetched takes time that no clock of the page counts.
      if (quiet === 3) await vi.dynamicImportSettled()
      if (turns > 100) await wait(5)
      if (turns > 1000) throw new Error('The panel does not come to an end.')
    }
  }
  async function pass(seconds: number) {
    for (let left = seconds * 1000; left > 0; left -= 1000) {
      vi.advanceTimersByTime(Math.min(left, 1000))
      await calm()
    }
  }

  const top = () =>
    [...document.querySelectorAll<HTMLElement>('dialog[open]')].at(-1) ?? document.body
  const isShown = (element: Element) =>
    !element.closest('[hidden],[inert],dialog:not([open])')
  const find = (role: Role, name: string | RegExp) =>
    queryAllByRole(top(), role, { name, hidden: true }).find(
      (each) => isShown(each) && each.getAttribute('aria-disabled') !== 'true',
    )
  const field = (root: HTMLElement, label: string | RegExp) =>
    queryAllByLabelText<HTMLInputElement>(root, label).find(
      (each) => isShown(each) && 'value' in each && each.localName !== 'button',
    )
  async function until<T>(look: () => T | undefined, what: string): Promise<T> {
    for (let waited = 0; waited < 30; waited += 0.2) {
      await calm()
      const found = look()
      if (found !== undefined) return found
      await pass(0.2)
    }
    throw new Error(`There is no ${what}. The page says: ${readScreen().text}`)
  }

  let unmount = () => {}
  const hand: Hand = {
    async open(path) {
      unmount()
      const page = await startPage(path, { on: started })
      unmount = page.unmount
      page.complaints.mockImplementation(note)
      await calm()
    },
    can: (role, name) => Promise.resolve(find(role, name) !== undefined),
    async press(role, name) {
      const element = await until(() => find(role, name), `${role} “${name}” to press`)
      element.focus()
      fireEvent.click(element)
      await calm()
    },
    async fill(label, text) {
      const element = await until(() => field(top(), label), `field “${label}” to fill`)
      fireEvent.change(element, { target: { value: text } })
    },
    value: (label) => Promise.resolve(field(document.body, label)?.value ?? null),
    read: () => Promise.resolve(readScreen()),
    async comeBack() {
      dispatchEvent(new Event('focus'))
      await calm()
    },
    pass,
    calm,
    still: calm,
  }
  return { hand, stage }
}
