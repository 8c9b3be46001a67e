import '#src/test/dom.ts'
import { setImmediate } from 'node:timers/promises'

import { act, waitFor } from '@testing-library/react'
import { expect, onTestFinished, test, vi } from 'vitest'

import { documentHost } from '#src/host/document-host.ts'
import type { Locale } from '#src/i18n/locales.ts'
import { ownAddress } from '#src/lib/code.ts'
import { watchListeners } from '#src/test/browser-parts.ts'
import { calls } from '#src/test/panel.ts'

import { createMount } from './mount.tsx'
import type { MountOptions } from './public.d.ts'
import { hear, inside, openHostPage } from './testing/host-page.ts'

const mount = createMount('.perch { color: red }')

/** Mounts it in a container, and takes it away at the end of the test. */
function begin(container: HTMLElement, options?: MountOptions) {
  const mounted = mount(container, options)
  onTestFinished(() => mounted.unmount())
  return mounted
}

/** Resolves when a page with this name is shown. */
const shows = (container: Element, name: string) =>
  waitFor(() => inside(container).getByRole('heading', { level: 1, name }))

/** What of the document is not Perch's. */
const theirs = () => ({
  head: document.head.innerHTML,
  title: document.title,
  lang: document.documentElement.outerHTML.slice(
    0,
    document.documentElement.outerHTML.indexOf('>'),
  ),
  address: location.href,
  state: history.state as unknown,
  steps: history.length,
  stored: [{ ...localStorage }, { ...sessionStorage }],
  // The tests' library leaves a mark of its own.
  names: Object.getOwnPropertyNames(window)
    .filter((name) => name !== 'IS_REACT_ACT_ENVIRONMENT')
    .sort(),
})

test.each(['shadow', 'light'] as const)(
  'in a %s root it shows the account, leaves the page alone, and goes without a trace',
  async (root) => {
    const { container, person } = openHostPage()
    const before = theirs()
    const sheets = document.adoptedStyleSheets.length
    const mounted = begin(container, { root, panelName: 'Panel' })
    await shows(container, 'Profile')
    expect(inside(container).getAllByText('una@example.test').length).toBeGreaterThan(0)
    await person.click(inside(container).getByRole('link', { name: 'Security' }))
    await shows(container, 'Security')
    expect(theirs()).toEqual(before)
    mounted.unmount()
    expect(container.childNodes).toHaveLength(0)
    expect(container.shadowRoot?.childNodes ?? []).toHaveLength(0)
    expect(document.adoptedStyleSheets).toHaveLength(sheets)
    expect(theirs()).toEqual(before)
  },
)

test.each([
  [{}, 'The Nest'],
  [{ panelName: 'Ours' }, 'Ours'],
  [{ apiBase: 'https://other.example/api/client' }, 'other.example'],
  [{ apiBase: '/other/api/client' }, location.host],
])('the page says what its panel is called: with %j, %s', async (options, name) => {
  vi.stubGlobal('SiteConfiguration', { name: 'The Nest' })
  onTestFinished(() => void vi.unstubAllGlobals())
  const { container } = openHostPage()
  begin(container, options)
  await waitFor(() => expect(inside(container).getByText(name)).toBeTruthy())
})

test('a theme that is chosen is kept for this panel alone', async () => {
  const { container, person } = openHostPage()
  begin(container)
  await shows(container, 'Profile')
  await person.click(inside(container).getByRole('radio', { name: 'Dark', hidden: true }))
  expect(Object.keys(localStorage)).toEqual([`perch:${location.origin}/api/client:theme`])
  expect(container.shadowRoot?.querySelector('.perch')).toMatchObject({
    dataset: { theme: 'dark' },
  })
})

test.each([
  [{ route: 'path', base: '/account/' }, '/account/security?'],
  [{ route: 'hash' }, '/account?tab=4#/security'],
  [{ route: 'hash', base: '/perch' }, '/account?tab=4#/perch/security'],
  [{ route: 'memory' }, '/account?tab=4#comments'],
] as const)('with %j its places are told, and have addresses', async (options, address) => {
  const { container, person } = openHostPage()
  const told = hear('perch:navigate')
  begin(container, options)
  await shows(container, 'Profile')
  await person.click(inside(container).getByRole('link', { name: 'Security' }))
  await shows(container, 'Security')
  expect(told.map(({ detail }) => detail)).toEqual([
    { path: '/profile', title: 'Profile' },
    { path: '/security', title: 'Security' },
  ])
  expect(told[0]).toMatchObject({ target: container, cancelable: false, composed: true })
  const expected = address.replace(/\?$/, '')
  expect(location.href).toBe(location.origin + expected)
})

test('the host page hears how the account stands only where it asked for that', async () => {
  const page = openHostPage()
  const told = hear('perch:posture')
  begin(page.container)
  await shows(page.container, 'Profile')
  const asking = page.container.ownerDocument.body.appendChild(
    document.createElement('div'),
  )
  onTestFinished(() => asking.remove())
  begin(asking, { posture: 'on' })
  await shows(asking, 'Profile')
  await waitFor(() => expect(told.length).toBeGreaterThan(0))
  expect(new Set(told.map(({ target }) => target))).toEqual(new Set([asking]))
  // Before anything was read.
  expect(told[0]?.detail).toEqual({
    twoFactor: 'unknown',
    codesLeft: null,
    staleKeys: null,
    openQuestions: null,
  })
})

/** Begins to change the email. */
async function type({ container, person }: ReturnType<typeof openHostPage>) {
  await shows(container, 'Profile')
  await person.click(inside(container).getByRole('button', { name: 'Change email' }))
  await person.type(await inside(container).findByLabelText('New email'), 'una@b.test')
}

test('the host page can tell that something is typed, and is told when that is gone', async () => {
  const page = openHostPage()
  const told = hear('perch:unsaved-input')
  const mounted = begin(page.container)
  expect(mounted.hasUnsavedInput).toBe(false)
  await type(page)
  await waitFor(() => expect(mounted.hasUnsavedInput).toBe(true))
  mounted.unmount()
  expect(mounted.hasUnsavedInput).toBe(false)
  await waitFor(() => expect(told).toHaveLength(2))
  expect(told.map(({ detail }): unknown => detail)).toEqual([
    { hasUnsavedInput: true },
    { hasUnsavedInput: false },
  ])
})

test('a host page that says something else when what was typed goes is heard', async () => {
  const page = openHostPage()
  const mounted = begin(page.container, { route: 'memory' })
  await type(page)
  await waitFor(() => expect(mounted.hasUnsavedInput).toBe(true))
  page.container.addEventListener('perch:unsaved-input', () =>
    mounted.update({ panelName: 'Said meanwhile' }),
  )
  mounted.update({ route: 'hash' })
  await waitFor(() =>
    expect(inside(page.container).getByText('Said meanwhile')).toBeTruthy(),
  )
})

test('a base that cannot be one is named in the console, once', async () => {
  const { container } = openHostPage()
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const mounted = begin(container, { route: 'hash', base: '/account#x' })
  await shows(container, 'Profile')
  mounted.update({ theme: 'dark' })
  expect(warn.mock.calls).toEqual([
    ['<perch-account> base="/account#x" is no path such as /account: / is used'],
  ])
  mounted.update({ base: 'account' })
  await shows(container, 'Profile')
  expect(warn).toHaveBeenCalledTimes(1)
})

test('where steps are not wanted, none are made', async () => {
  const { container, person } = openHostPage()
  const { length } = history
  begin(container, { route: 'hash', replace: true })
  await shows(container, 'Profile')
  await person.click(inside(container).getByRole('link', { name: 'Security' }))
  await shows(container, 'Security')
  expect(location.hash).toBe('#/security')
  expect(history.length).toBe(length)
})

test('an address of the page leads to its place', async () => {
  const { container } = openHostPage()
  history.replaceState(null, '', '/account/api-keys')
  begin(container, { route: 'path', base: '/account' })
  await shows(container, 'API keys')
})

test('only the sections that are wanted are there, in their order', async () => {
  const { container } = openHostPage()
  const mounted = begin(container, { sections: ['ssh-keys', 'security'] })
  await shows(container, 'SSH keys')
  const links = () =>
    inside(container)
      .getAllByRole('link')
      .flatMap(({ textContent, className }) => (/place/.test(className) ? textContent : []))
  expect(links()).toEqual(['SSH keys', 'Security'])
  mounted.update({ sections: 'activity ssh-keys' })
  await waitFor(() => expect(links()).toEqual(['Activity', 'SSH keys']))
})

test('what is said later changes what is there, and another panel begins anew', async () => {
  const { container, count } = openHostPage()
  const mounted = begin(container, { panelName: 'Panel' })
  await shows(container, 'Profile')
  const root = container.shadowRoot?.querySelector('.perch')
  mounted.update({ theme: 'dark', panelName: 'Games' })
  await waitFor(() => expect(root).toMatchObject({ dataset: { theme: 'dark' } }))
  await waitFor(() => inside(container).getByText('Games'))
  expect(container.shadowRoot?.querySelector('.perch')).toBe(root)
  const reads = count(calls.me)
  mounted.update({ apiBase: '/other/api/client' })
  expect(container.shadowRoot?.querySelector('.perch')).not.toBe(root)
  expect(count(calls.me)).toBe(reads)
  mounted.unmount()
  mounted.update({ theme: 'light' })
  expect(container.shadowRoot?.childNodes).toHaveLength(0)
})

/** Watches for which addresses the document would be left. */
function watchLeaving() {
  const leaveFor = vi.spyOn(documentHost, 'leaveFor').mockImplementation(() => {})
  return () => leaveFor.mock.calls.flat()
}

test.each([
  [{}, `${location.origin}/auth/login`],
  [{ panelUrl: `${location.origin}/panel/` }, `${location.origin}/panel/auth/login`],
  [{ signInUrl: '/welcome' }, `${location.origin}/welcome`],
])('somebody who is signed out signs in elsewhere: with %j at %s', async (options, at) => {
  const { container } = openHostPage({ signedIn: false })
  const left = watchLeaving()
  const told = hear('perch:unauthenticated')
  begin(container, options)
  await waitFor(() => expect(left()).toEqual([at]))
  expect(told).toHaveLength(1)
})

test.each([{ credentials: 'omit' }, { panelUrl: 'https://other.test' }] as const)(
  'with %j people sign in here',
  async (options) => {
    const { container } = openHostPage({ signedIn: false })
    const left = watchLeaving()
    begin(container, options)
    await shows(container, 'Sign in')
    expect(left()).toEqual([])
  },
)

/** Has the page around sign people in itself. */
function keepPeople() {
  const control = new AbortController()
  document.addEventListener('perch:unauthenticated', (event) => event.preventDefault(), {
    signal: control.signal,
  })
  onTestFinished(() => control.abort())
}

/** What of a page speaks; a field has a live region of its own. */
const announcer = '[role=status][aria-live]'
/** What was last spoken. */
const spoken = (container: Element) =>
  container.querySelector(announcer) ?? container.shadowRoot?.querySelector(announcer)

test.each(['shadow', 'light'] as const)(
  'in a %s root a page that signs people in itself is left to it, and says when it has',
  async (root) => {
    const { container, panel, account, browser, person } = openHostPage({ signedIn: false })
    const left = watchLeaving()
    const told = hear('perch:unauthenticated')
    keepPeople()
    const mounted = begin(container, { root, sections: 'security profile' })
    await shows(container, 'You are not signed in')
    expect(inside(container).queryByRole('alert')).toBeNull()
    const around = /The page around this one has taken on the sign-in/
    expect(inside(container).getByText(around, { selector: 'header *' })).toBeTruthy()
    await waitFor(() => expect(spoken(container)?.textContent).toMatch(around))
    const look = inside(container).getByRole('button', { name: 'Look again' })
    await person.click(look)
    await waitFor(() =>
      expect(spoken(container)?.textContent).toMatch(/Still nobody is signed in/),
    )
    inside(container).getByText(/Still nobody is signed in/, { selector: 'p' })
    browser.setCookies(panel.control.createSession(account.id).cookie)
    mounted.update({})
    await shows(container, 'Security')
    await waitFor(() => expect(spoken(container)?.textContent).toMatch(/^Security/))
    // It had focus, on the button that is gone.
    const tree = container.shadowRoot ?? document
    await waitFor(() =>
      expect(tree.activeElement).toMatchObject({ tagName: 'H1', textContent: 'Security' }),
    )
    expect(left()).toEqual([])
    expect(told).toHaveLength(1)
  },
)

test('somebody who was signed in by the page around keeps the focus that they have there', async () => {
  const { container, panel, account, browser } = openHostPage({ signedIn: false })
  keepPeople()
  const mounted = begin(container)
  await shows(container, 'You are not signed in')
  const theirs = document.createElement('input')
  document.body.append(theirs)
  theirs.focus()
  browser.setCookies(panel.control.createSession(account.id).cookie)
  mounted.update({})
  await shows(container, 'Profile')
  await waitFor(() => expect(spoken(container)?.textContent).toMatch(/^Profile/))
  expect(document.activeElement).toBe(theirs)
})

test('that nobody is signed in is told anew only when the page around says something', async () => {
  const { container, count } = openHostPage({ signedIn: false })
  const told = hear('perch:unauthenticated')
  keepPeople()
  const mounted = begin(container)
  await shows(container, 'You are not signed in')
  const reads = count(calls.me)
  document.dispatchEvent(new Event('visibilitychange'))
  await waitFor(() => expect(count(calls.me)).toBe(reads + 1))
  expect(told).toHaveLength(1)
  mounted.update({})
  await waitFor(() => expect(told).toHaveLength(2))
})

test('a session that ends is told once, however many reads are refused, and the next one again', async () => {
  const { container, panel, account, browser, person, statuses } = openHostPage()
  const told = hear('perch:unauthenticated')
  keepPeople()
  const mounted = begin(container)
  const go = (name: string) => person.click(inside(container).getByRole('link', { name }))
  await shows(container, 'Profile')
  panel.control.endSessions(account.id)
  const lists = ['API keys', 'SSH keys', 'Activity']
  for (const name of lists) {
    await go(name)
    await shows(container, name)
    await waitFor(() => inside(container).getAllByText('You are not signed in'))
  }
  expect(told).toHaveLength(1)
  mounted.update({})
  await waitFor(() => expect(told).toHaveLength(2))
  browser.setCookies(panel.control.createSession(account.id).cookie)
  mounted.update({})
  await waitFor(() => expect(statuses(calls.me).at(-1)).toBe(200))
  await waitFor(() =>
    expect(inside(container).queryAllByText('You are not signed in')).toEqual([]),
  )
  expect(told).toHaveLength(2)
  panel.control.endSessions(account.id)
  // All that Activity shows was read, also the API keys.
  await go('SSH keys')
  await waitFor(() => expect(told).toHaveLength(3))
})

test('a page that signs people in itself, and says nothing of it, is told of the next session that ends', async () => {
  const { container, panel, account, browser, person, count, statuses } = openHostPage()
  const told = hear('perch:unauthenticated')
  keepPeople()
  begin(container)
  await shows(container, 'Profile')
  panel.control.endSessions(account.id)
  await person.click(inside(container).getByRole('link', { name: 'SSH keys' }))
  await waitFor(() => inside(container).getByText('You are not signed in'))
  const looks = count(calls.me)
  browser.setCookies(panel.control.createSession(account.id).cookie)
  const [again] = inside(container).getAllByRole('button', { name: 'Try again' })
  if (again) await person.click(again)
  await waitFor(() => inside(container).getByText('No SSH keys yet'))
  await waitFor(() => expect(count(calls.me)).toBeGreaterThan(looks))
  await waitFor(() => expect(statuses(calls.me).at(-1)).toBe(200))
  expect(told).toHaveLength(1)
  panel.control.endSessions(account.id)
  await person.click(inside(container).getByRole('link', { name: 'API keys' }))
  await waitFor(() => expect(told).toHaveLength(2))
})

test('a write that was refused says that it can be sent again, once the page around has signed the person in', async () => {
  const { container, panel, account, browser, person } = openHostPage()
  keepPeople()
  const mounted = begin(container)
  await shows(container, 'Profile')
  await person.click(inside(container).getByRole('button', { name: 'Change email' }))
  const field = await waitFor(() => inside(container).getByLabelText('New email'))
  await person.type(field, 'next@example.test')
  await person.type(inside(container).getByLabelText('Current password'), account.password)
  panel.control.endSessions(account.id)
  await person.click(inside(container).getByRole('button', { name: 'Change email' }))
  await waitFor(() => inside(container).getByText('You are not signed in'))
  browser.setCookies(panel.control.createSession(account.id).cookie)
  mounted.update({})
  const again = { selector: '[part=alert] *' }
  await waitFor(() => inside(container).getByText('You are signed in again', again))
  expect(inside(container).queryByText(/You are signed out/)).toBeNull()
  await person.click(inside(container).getByRole('button', { name: 'Change email' }))
  await waitFor(() => inside(container).getAllByText(/Email changed from/))
})

test('whoever signs out here is signed out for the page around it, too', async () => {
  const { container, person } = openHostPage()
  const left = watchLeaving()
  begin(container)
  await shows(container, 'Profile')
  await person.click(
    inside(container).getByRole('button', { name: 'Sign out', hidden: true }),
  )
  await waitFor(() => expect(left()).toEqual([`${location.origin}/auth/login`]))
  expect(inside(container).queryByText('una@example.test')).toBeNull()
})

test('a session that ends under what is typed is asked for in place', async () => {
  const { container, panel, account, person } = openHostPage()
  const left = watchLeaving()
  begin(container)
  await shows(container, 'Profile')
  await person.click(inside(container).getByRole('button', { name: 'Change email' }))
  await person.type(
    await inside(container).findByLabelText('New email'),
    'next@example.test',
  )
  panel.control.endSessions(account.id)
  await person.type(inside(container).getByLabelText('Current password'), 'correct horse')
  await person.click(inside(container).getByRole('button', { name: 'Change email' }))
  await waitFor(() => inside(container).getByRole('alertdialog'))
  expect(left()).toEqual([])
})

test('a session that ends is left to a page that signs people in itself, and what is shown stays', async () => {
  const { container, panel, account, browser, person } = openHostPage()
  const mounted = begin(container)
  await shows(container, 'Profile')
  const told = hear('perch:unauthenticated')
  keepPeople()
  panel.control.endSessions(account.id)
  await person.click(inside(container).getByRole('link', { name: 'API keys' }))
  await waitFor(() => inside(container).getByText('You are not signed in'))
  inside(container).getByText(/The page around this one has taken on the sign-in/)
  // It would only lead away from what is shown, and signs nobody in.
  expect(inside(container).queryByRole('link', { name: 'Sign in' })).toBeNull()
  expect(told).toHaveLength(1)
  expect(inside(container).queryByRole('alertdialog')).toBeNull()
  expect(
    inside(container).getByRole('heading', { level: 1, name: 'API keys' }),
  ).toBeTruthy()
  browser.setCookies(panel.control.createSession(account.id).cookie)
  mounted.update({})
  await waitFor(() => inside(container).getByText('No API keys yet'))
  expect(inside(container).queryByText('You are not signed in')).toBeNull()
})

test('a session that ends under what stays on screen is said above it, once, until the next begins', async () => {
  const page = openHostPage()
  const { container, panel, account, browser, person } = page
  const mounted = begin(container)
  const told = hear('perch:unauthenticated')
  keepPeople()
  await type(page)
  const texts = () => inside(container).queryAllByText('You are not signed in')
  panel.control.endSessions(account.id)
  const later = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000)
  document.dispatchEvent(new Event('visibilitychange'))
  await waitFor(() => expect(told).toHaveLength(1))
  later.mockRestore()
  await waitFor(() => expect(texts()).toHaveLength(1))
  expect(texts()[0]?.closest('[role=status]')?.textContent).toMatch(
    /The page around this one has taken on the sign-in/,
  )
  const typed = () => inside(container).getByLabelText('New email')
  expect(typed()).toMatchObject({ value: 'una@b.test' })
  await person.type(inside(container).getByLabelText('Current password'), account.password)
  await person.click(inside(container).getByRole('button', { name: 'Change email' }))
  await waitFor(() => inside(container).getByText(/^Nothing was changed/))
  expect(texts()).toHaveLength(1)
  browser.setCookies(panel.control.createSession(account.id).cookie)
  mounted.update({})
  await waitFor(() => expect(texts()).toEqual([]))
  expect(spoken(container)?.textContent).toBe('You are signed in again')
  expect(typed()).toMatchObject({ value: 'una@b.test' })
})

test('above what stays on screen somebody can have it look again, also before the page around says anything', async () => {
  const { container, panel, account, browser, person } = openHostPage()
  begin(container)
  keepPeople()
  await shows(container, 'Profile')
  panel.control.endSessions(account.id)
  await person.click(inside(container).getByRole('link', { name: 'API keys' }))
  const look = await waitFor(() =>
    inside(container).getByRole('button', { name: 'Look again' }),
  )
  await person.click(look)
  await waitFor(() =>
    expect(spoken(container)?.textContent).toBe('Still nobody is signed in.'),
  )
  inside(container).getByText('You are not signed in')
  browser.setCookies(panel.control.createSession(account.id).cookie)
  await person.click(inside(container).getByRole('button', { name: 'Look again' }))
  await waitFor(() => inside(container).getByText('No API keys yet'))
  expect(inside(container).queryByText('You are not signed in')).toBeNull()
  await waitFor(() =>
    expect(container.shadowRoot?.activeElement).toMatchObject({ tagName: 'H1' }),
  )
})

test('who comes back to the tab finds what the page around has done meanwhile', async () => {
  const { container, panel, account, browser, person } = openHostPage()
  begin(container)
  keepPeople()
  await shows(container, 'Profile')
  panel.control.endSessions(account.id)
  await person.click(inside(container).getByRole('link', { name: 'API keys' }))
  await waitFor(() => inside(container).getByRole('button', { name: 'Look again' }))
  browser.setCookies(panel.control.createSession(account.id).cookie)
  document.dispatchEvent(new Event('visibilitychange'))
  await waitFor(() => inside(container).getByText('No API keys yet'))
  expect(inside(container).queryByText('You are not signed in')).toBeNull()
})

test('on a page whose lists are refused it is said once that nobody is signed in', async () => {
  const { container, panel, account, person } = openHostPage()
  begin(container)
  keepPeople()
  await shows(container, 'Profile')
  panel.control.endSessions(account.id)
  await person.click(inside(container).getByRole('link', { name: 'SSH keys' }))
  await waitFor(() => inside(container).getAllByText(/this can be read again/))
  inside(container).getByText('You are not signed in')
})

/** Makes the file of words fail by `error`; gives what asks for it, and what lets it be there again. */
async function failWords(locale: Locale, error: Error) {
  const { catalogueOf } = await import('#src/i18n/catalogue.ts')
  const load = vi.spyOn(catalogueOf(locale), 'load').mockRejectedValue(error)
  return { load, mend: () => load.mockRestore() }
}

test('a page that cannot begin says so, leaves nothing, and begins when something is said again', async () => {
  const { container } = openHostPage()
  const { mend } = await failWords('en', new Error('no words'))
  const told = hear('perch:error')
  const mounted = begin(container)
  await waitFor(() =>
    expect(told.map(({ detail }) => detail)).toEqual([{ reason: 'start' }]),
  )
  expect(container.shadowRoot?.childNodes).toHaveLength(0)
  mend()
  mounted.update({})
  await shows(container, 'Profile')
  expect(told).toHaveLength(1)
})

test('words that cannot be fetched now are waited for', async () => {
  const { container } = openHostPage()
  const away = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  const gone = new TypeError('Failed to fetch dynamically imported module')
  const { mend } = await failWords('en', gone)
  const told = hear('perch:error')
  begin(container)
  await setImmediate()
  mend()
  away.mockRestore()
  dispatchEvent(new Event('online'))
  await shows(container, 'Profile')
  expect(told).toEqual([])
})

/** The files of Perch cannot be had; gives what lets them be there again. */
async function loseFiles() {
  const { fetch } = globalThis
  const send: typeof fetch = (input, init) =>
    input === ownAddress
      ? Promise.resolve(new Response(null, { status: 503 }))
      : fetch(input, init)
  vi.stubGlobal('fetch', send)
  return failWords('en', new TypeError('Failed to fetch dynamically imported module'))
}

test.each([true, false])(
  'words that do not come are told once, and waited for all the same; with a network: %s',
  async (online) => {
    const { container } = openHostPage()
    const network = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(online)
    const { load, mend } = await loseFiles()
    const told = hear('perch:error')
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    begin(container)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(load).toHaveBeenCalled()
    expect(told).toEqual([])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(told.map(({ detail }): unknown => detail)).toEqual([{ reason: 'start' }])
    expect(container.shadowRoot?.childNodes).toHaveLength(1)
    vi.useRealTimers()
    mend()
    network.mockReturnValue(true)
    dispatchEvent(new Event('online'))
    await shows(container, 'Profile')
    expect(told).toHaveLength(1)
  },
)

test('words that do not come are not asked for by one that was taken away', async () => {
  const { container } = openHostPage()
  const { load, mend } = await loseFiles()
  onTestFinished(mend)
  const told = hear('perch:error')
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const mounted = begin(container)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(load).toHaveBeenCalled()
  mounted.unmount()
  load.mockClear()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(load).not.toHaveBeenCalled()
  expect(told).toEqual([])
})

test('a language that cannot be had leaves the one that is, and is asked for again when it is said again', async () => {
  const { container } = openHostPage()
  const rejected = vi.fn<(reason: unknown) => void>()
  process.on('unhandledRejection', rejected)
  onTestFinished(() => void process.off('unhandledRejection', rejected))
  const mounted = begin(container)
  await shows(container, 'Profile')
  const { load, mend } = await failWords('pseudo', new Error('no words'))
  const root = container.shadowRoot?.querySelector('.perch')
  await act(async () => {
    mounted.update({ locale: 'pseudo' })
    // Whoever waits for the words has heard of it by Node's next turn, and so has `rejected` of what nobody waits for.
    await setImmediate()
  })
  expect(load).toHaveBeenCalled()
  expect(root).toMatchObject({ lang: 'en' })
  expect(rejected).not.toHaveBeenCalled()
  mend()
  mounted.update({ theme: 'dark' })
  await waitFor(() => expect(root).not.toMatchObject({ lang: 'en' }))
})

test('another theme asks for no words', async () => {
  const { container } = openHostPage()
  const mounted = begin(container)
  await shows(container, 'Profile')
  const { catalogueOf } = await import('#src/i18n/catalogue.ts')
  const load = vi.spyOn(catalogueOf('en'), 'load')
  mounted.update({ theme: 'dark' })
  expect(load).not.toHaveBeenCalled()
})

test('options that are none are no options', async () => {
  const { container } = openHostPage()
  const nothing = null as unknown as MountOptions
  const mounted = begin(container, nothing)
  mounted.update(nothing)
  await shows(container, 'Profile')
})

test('a root that becomes light is drawn in the container, and becomes a shadow root again', async () => {
  const { container } = openHostPage()
  const mounted = begin(container)
  await shows(container, 'Profile')
  mounted.update({ root: 'light' })
  await waitFor(() => expect(container.querySelector('h1')).not.toBeNull())
  mounted.update({ root: 'shadow' })
  await waitFor(() =>
    expect(container.shadowRoot?.querySelector('h1')).toBeInstanceOf(Element),
  )
})

test('two on a page have their own places and ids', async () => {
  const { container } = openHostPage()
  const other = document.createElement('div')
  document.body.append(other)
  begin(container, { root: 'light' })
  begin(other, { root: 'light', sections: 'activity' })
  await shows(container, 'Profile')
  await shows(other, 'Activity')
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
})

test('mounted again and again, it leaves no listener and no node', async () => {
  const { container } = openHostPage()
  const listeners = watchListeners()
  const nodes = () => document.querySelectorAll('*').length
  const counts: unknown[][] = []
  for (let turn = 0; turn < 12; turn++) {
    const mounted = mount(container, { root: 'light', route: 'hash' })
    await shows(container, 'Profile')
    mounted.unmount()
    counts.push([listeners(), nodes()])
  }
  expect(counts.at(-1)).toEqual(counts[1])
})
