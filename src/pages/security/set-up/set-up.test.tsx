import '#src/test/dom.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'

import { calls, refusing, type Rewriting } from '#src/test/panel.ts'
import { signInAgain } from '#src/test/profile-forms.ts'

import {
  answering,
  codeField,
  disturb,
  key,
  openScan,
  openSetUp,
  passwordField,
  path,
  scanStep,
  setUpButton,
  startButton,
} from './testing/open.ts'

describe('a set-up asks for one secret', () => {
  test('however often "Set up" is pressed, also in StrictMode', async () => {
    const { person, asked, hold, navigation } = await openSetUp('/security')
    const held = hold(calls.twoFactor)
    await person.tripleClick(await setUpButton())
    await waitFor(() => expect(asked()).toBe(1))
    await screen.findByText('Asking the panel for a new key…')
    held.release()
    await scanStep()
    expect(navigation.place()).toMatchObject({
      pathname: path,
      search: '',
      state: { begun: true },
    })
    expect(asked()).toBe(1)
  })

  test('what was given up before it came is nobody’s: the secret on screen is the last one', async () => {
    const { person, asked, hold, navigation, secret } = await openSetUp()
    const first = hold(calls.twoFactor)
    await person.click(await startButton())
    await waitFor(() => expect(asked()).toBe(1))
    await navigation.go('/profile')
    await navigation.go(path)
    const second = hold(calls.twoFactor)
    await person.click(await startButton())
    await waitFor(() => expect(asked()).toBe(2))
    first.release()
    await disturb()
    expect(key()).toBeUndefined()
    second.release()
    await scanStep()
    expect(key()?.replaceAll(/\s/g, '')).toBe(secret())
  })

  test('whatever wakes the page', async () => {
    const { asked, secret, queries } = await openScan()
    const before = secret()
    await disturb()
    await queries.refetchQueries()
    await disturb()
    await scanStep()
    expect(asked()).toBe(1)
    expect(secret()).toBe(before)
  })
})

/** Begins a set-up by its button, before which nothing asks the panel. */
async function startOnlyBy(
  name: string,
  { asked, person }: Awaited<ReturnType<typeof openSetUp>>,
) {
  await disturb()
  expect(asked()).toBe(0)
  await person.click(await screen.findByRole('button', { name }))
  await scanStep()
  expect(asked()).toBe(1)
}

describe('a link into the middle asks for nothing until somebody presses', () => {
  test('a bare one says what is needed', async () => {
    const page = await openSetUp()
    await screen.findByText(/You need an authenticator app/)
    await startOnlyBy('Show the QR code', page)
  })

  test('a reload says that the old QR code has stopped working', async () => {
    const page = await openSetUp('/security')
    await page.navigation.go(path, { state: { begun: true } })
    await screen.findByText(/stops working then/)
    await startOnlyBy('Show a new QR code', page)
  })

  test('a state that somebody else wrote counts for nothing', async () => {
    const { asked, navigation } = await openSetUp('/security')
    await navigation.go(path, { state: { begun: 'yes', setup: { secret: 'x' } } })
    await screen.findByText(/You need an authenticator app/)
    expect(asked()).toBe(0)
  })
})

describe('what ends the secret', () => {
  test('leaving the page, and coming back asks first', async () => {
    const { navigation, asked, secret, leaks } = await openScan()
    const told = secret()
    expect(leaks(told)).toEqual([])
    await navigation.go('/profile')
    await screen.findByRole('heading', { level: 1, name: 'Profile' })
    expect(document.documentElement.outerHTML).not.toContain(told.slice(0, 4))
    expect(leaks(told)).toEqual([])
    await navigation.go(-1)
    await screen.findByText(/stops working then/)
    expect(asked()).toBe(1)
    expect(leaks(told)).toEqual([])
  })

  test('leaving while the panel is still asked', async () => {
    const { navigation, asked, hold, person, secret } = await openSetUp()
    const held = hold(calls.twoFactor)
    await person.click(await startButton())
    await waitFor(() => expect(asked()).toBe(1))
    await navigation.go('/profile')
    await screen.findByRole('heading', { level: 1, name: 'Profile' })
    held.release()
    await navigation.go(-1)
    await screen.findByText(/stops working then/)
    expect(document.documentElement.outerHTML).not.toContain(secret())
    expect(asked()).toBe(1)
  })

  test('another account', async () => {
    const { panel, browser, queries, asked, secret } = await openScan()
    const told = secret()
    const other = panel.control.createAccount({
      username: 'otto',
      email: 'otto@example.test',
      password: 'another horse',
    })
    browser.setCookies(panel.control.createSession(other.id).cookie)
    await queries.refetchQueries()
    await screen.findByRole('alertdialog', { name: /otto is signed in now/ })
    await startButton()
    expect(document.documentElement.outerHTML).not.toContain(told.slice(0, 4))
    expect(asked()).toBe(1)
  })
})

describe('a panel that gives no secret', () => {
  test('because the session has ended: signs in in place, and asks once more', async () => {
    const { panel, account, person, asked } = await openSetUp()
    const button = await startButton()
    panel.control.endSessions(account.id)
    await person.click(button)
    await signInAgain(person, account.password)
    await scanStep()
    // Not before: who is signed in was asked first, and nobody was.
    expect(asked()).toBe(1)
  })

  test('because two-factor is on already: says so, and so does the page before', async () => {
    const { panel, account, person, press, asked, navigation, secret } =
      await openSetUp('/security')
    const button = await setUpButton()
    const entry = { secret: 'JBSWY3DPEHPK3PXP', recoveryCodes: ['aB3dE5gH0x'] }
    panel.control.setTwoFactor(account.id, entry)
    await person.click(button)
    await screen.findByText('Two-factor sign-in is on already')
    expect(asked()).toBe(1)
    expect(secret()).toBe(entry.secret)
    await navigation.go('/security')
    await press('Turn off')
    expect(asked()).toBe(1)
  })

  test('because two-factor is known to be on: says so before anything is pressed', async () => {
    const { panel, account, navigation, asked } = await openSetUp('/nowhere')
    const entry = { secret: 'JBSWY3DPEHPK3PXP', recoveryCodes: ['aB3dE5gH0x'] }
    panel.control.setTwoFactor(account.id, entry)
    const timestamp = Date.now() - 60_000
    panel.control.addActivity(account.id, [
      { event: 'user:two-factor.create', timestamp, ip: '192.0.2.1' },
    ])
    await navigation.go(path)
    await screen.findByText('Two-factor sign-in is on already')
    expect(screen.queryByRole('button', { name: /QR code/ })).toBeNull()
    expect(asked()).toBe(0)
  })

  test('because its API has none: says so, and where to look', async () => {
    const { person, asked, navigation } = await openSetUp(path, {
      settings: { missing: ['two-factor'] },
    })
    await person.click(await startButton())
    await screen.findByText('This panel has no two-factor sign-in for other pages')
    expect(screen.getByRole('link', { name: 'Open Panel' })).toBeTruthy()
    await navigation.go('/security')
    await screen.findByText('This panel has no two-factor sign-in for other pages')
    expect(asked()).toBe(1)
  })

  test('because it failed: says so, and asks again when told to', async () => {
    const { panel, person, press, asked } = await openSetUp()
    panel.control.failNext({ path: '/api/client/account/two-factor', fault: '500-json' })
    await person.click(await startButton())
    await within(screen.getByRole('main')).findByRole('button', { name: 'Try again' })
    await disturb()
    expect(asked()).toBe(1)
    await press('Try again')
    await scanStep()
    expect(asked()).toBe(2)
  })

  test('because it refused in words of its own: shows them', async () => {
    const { person, rewrite } = await openSetUp()
    rewrite(calls.twoFactor, refusing(400, 'DisplayException', 'Ask <b>us</b> first.'))
    await person.click(await startButton())
    await screen.findByText(/Ask <b>us<\/b> first\./)
  })
})

/** What is spoken by the page’s announcer; everything else that says its state has its own place. */
const spoken = () =>
  document
    .querySelector('[role=status][aria-live=polite] > :last-child')
    ?.textContent.trim()
const arrived = 'The key is here. Add it to your app, then enter the code.'
const codeFocused = async () => {
  const field = await codeField()
  await waitFor(() => expect(document.activeElement).toBe(field))
}

describe('focus and what is spoken', () => {
  test('after “Try again”: focus follows what is asked, why it failed, and the QR code, which is spoken', async () => {
    const { panel, person, press, hold } = await openSetUp()
    const fault = '500-json'
    const fail = { path: '/api/client/account/two-factor', fault, times: 2 } as const
    panel.control.failNext(fail)
    await person.click(await startButton())
    const again = () => screen.findByRole('button', { name: 'Try again' })
    const first = await again()
    await waitFor(() => expect(document.activeElement).toBe(first))
    await press('Try again')
    const second = await again()
    expect(second).not.toBe(first)
    await waitFor(() => expect(document.activeElement).toBe(second))
    const held = hold(calls.twoFactor)
    await press('Try again')
    expect(document.activeElement?.textContent).toBe('Asking the panel for a new key…')
    expect(spoken()).not.toBe(arrived)
    held.release()
    await scanStep()
    await codeFocused()
    expect(spoken()).toBe(arrived)
  })

  test('whoever went elsewhere on the page meanwhile stays there', async () => {
    const { person, hold } = await openSetUp()
    const held = hold(calls.twoFactor)
    await person.click(await startButton())
    const elsewhere = screen.getByRole('link', { name: 'Profile' })
    elsewhere.focus()
    held.release()
    await scanStep()
    await waitFor(() => expect(spoken()).toBe(arrived))
    expect(document.activeElement).toBe(elsewhere)
  })

  test.each([
    [404, 'This panel has no two-factor sign-in for other pages'],
    [400, 'Two-factor sign-in is on already'],
  ])('%i in place of a QR code: focus goes to why', async (status, title) => {
    const { panel, account, person, rewrite } = await openSetUp()
    if (status === 404)
      rewrite(calls.twoFactor, () => new Response('Not found', { status }))
    else
      panel.control.setTwoFactor(account.id, {
        secret: 'JBSWY3DPEHPK3PXP',
        recoveryCodes: [],
      })
    await person.click(await startButton())
    const why = (await screen.findByText(title)).closest('[part=alert]')
    await waitFor(() => expect(document.activeElement).toBe(why))
  })

  test('a new QR code keeps the password that was typed', async () => {
    const { press, person, rewrite, navigation, hold } = await openScan()
    const typed = async () => [(await codeField()).value, passwordField().value]
    await person.type(passwordField(), 'typed')
    rewrite(calls.enable, () => Response.json({}, { status: 500 }))
    await person.type(await codeField(), '123456{Enter}')
    const held = hold(calls.twoFactor)
    await press('Show a new QR code')
    expect(document.activeElement?.textContent).toBe('Asking the panel for a new key…')
    held.release()
    await codeFocused()
    expect(spoken()).toBe(arrived)
    expect(await typed()).toEqual(['', 'typed'])
    // What was typed is asked about before it goes with the page.
    void navigation.go('/profile')
    await press(/Leave|Discard/)
    await navigation.go(path)
    await person.click(await startButton())
    await scanStep()
    expect(await typed()).toEqual(['', ''])
  })
})

describe('giving up', () => {
  test('goes back to Security, and asks where something would be lost', async () => {
    const { press, person, navigation, asked } = await openScan()
    await person.type(passwordField(), 'typed')
    await press('Cancel')
    await screen.findByRole('dialog', { name: 'Leave without saving?' })
    await press('Stay here')
    expect(passwordField().value).toBe('typed')
    await person.clear(passwordField())
    await press('Cancel')
    await screen.findByRole('heading', { level: 1, name: 'Security' })
    expect(navigation.place()).toMatchObject({ pathname: '/security', search: '' })
    expect(asked()).toBe(1)
  })

  test('goes back to where two-factor was required', async () => {
    const { person, press } = await openSetUp(`${path}?to=%2Factivity`)
    await person.click(await startButton())
    await scanStep()
    await press('Cancel')
    await screen.findByRole('heading', { level: 1, name: 'Activity' })
  })
})

describe('on a phone', () => {
  const open = async (rewriting?: Rewriting) => {
    vi.spyOn(window, 'matchMedia').mockImplementation(
      (query) => ({ matches: query === '(pointer: coarse)' }) as MediaQueryList,
    )
    return openScan(rewriting)
  }
  const kindOf = (element: HTMLElement) => element.dataset['kind']
  const app = () => screen.getByRole('link', { name: 'Open in authenticator app' })
  const turnOn = () => screen.getByRole('button', { name: 'Turn on two-factor' })

  test('an app on it comes first, the QR code is folded away, and no keyboard opens', async () => {
    const { secret } = await open()
    const heading = screen.getByRole('heading', { name: '1. Add to your app' })
    await waitFor(() => expect(document.activeElement).toBe(heading))
    expect(app().getAttribute('href')).toContain(secret())
    const fold = screen.getByText('Scan with another device').closest('details')
    expect(fold?.open).toBe(false)
    expect(await screen.findByRole('img', { name: /^QR code/, hidden: true })).toSatisfy(
      (picture: Element) => fold?.contains(picture) === true,
    )
    expect(app().compareDocumentPosition(fold as Node)).toBe(
      Node.DOCUMENT_POSITION_FOLLOWING,
    )
  })

  test('one thing at a time is the main one: the app, then the code', async () => {
    const { person } = await open()
    expect([kindOf(app()), kindOf(turnOn())]).toEqual(['primary', 'normal'])
    await person.type(await codeField(), '1')
    expect([kindOf(app()), kindOf(turnOn())]).toEqual(['normal', 'primary'])
  })

  test('a picture without a key is shown as it is: there is no other way', async () => {
    await open(answering({ image_url_data: 'data:image/png;base64,AAAA' }))
    expect(screen.getByRole('heading', { name: '1. Scan' })).toBeTruthy()
    expect(screen.getByRole('img', { name: /^QR code/ }).closest('details')).toBeNull()
    expect(kindOf(turnOn())).toBe('primary')
  })
})
