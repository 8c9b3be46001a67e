import { expect, test } from './fixtures.ts'
import {
  beginSetUp,
  countSecrets,
  savedCodes,
  setUpPage,
  shownKey,
} from './security-places.ts'
import { codeAt, settle } from './sign-in-codes.ts'

test.beforeEach(({ signedIn }) => signedIn())

const period = 30_000
const minute = 60_000
const hour = 60 * minute

/** A code like that of now, with one digit changed or two swapped, which is no other code of these minutes. */
function slipped(secret: string, now: number, slip: 'digit' | 'swap'): string {
  const meant = codeAt(secret, now)
  const near = Array.from({ length: 13 }, (_, at) =>
    codeAt(secret, now + (at - 6) * period),
  )
  for (let place = 0; place < 6; place++) {
    const digits = [...meant]
    const [one = '', other = ''] = digits.slice(place, place + 2)
    if (slip === 'swap') digits.splice(place, 2, other, one)
    else digits[place] = String((Number(one) + 1) % 10)
    const code = digits.join('')
    if (code !== meant && !near.includes(code)) return code
  }
  throw new Error('All six digits are the same')
}

type Case = {
  name: string
  code: (secret: string, now: number) => string
  line: RegExp
  window?: number
}

const cases: Case[] = [
  {
    name: 'one digit off',
    code: (secret, now) => slipped(secret, now, 'digit'),
    line: /One digit looks mistyped/,
  },
  {
    name: 'two digits swapped',
    code: (secret, now) => slipped(secret, now, 'swap'),
    line: /Two digits look swapped/,
  },
  {
    name: 'a phone that is behind',
    code: (secret, now) => codeAt(secret, now - 20 * minute),
    line: /Your phone’s clock is about 20 minutes behind/,
  },
  {
    name: 'a phone that is a little behind, for a strict panel',
    code: (secret, now) => codeAt(secret, now - 2 * minute),
    line: /about 2 minutes behind/,
    window: 0,
  },
  {
    name: 'a phone that is ahead',
    code: (secret, now) => codeAt(secret, now + 12 * minute),
    line: /Your phone’s clock is about 12 minutes ahead/,
  },
  {
    name: 'a phone in another time zone',
    code: (secret, now) => codeAt(secret, now + 2 * hour),
    line: /Your phone’s clock is about 2 hours ahead/,
  },
  {
    name: 'what may be a phone’s clock, or chance',
    code: (secret, now) => codeAt(secret, now - 5 * hour - 10 * minute),
    line: /Your phone’s clock may be about 5 hours behind/,
  },
  {
    name: 'the code before',
    code: (secret, now) => codeAt(secret, now - period),
    line: /This code has just run out/,
    window: 0,
  },
]

for (const { name, code, line, window = 4 } of cases) {
  test(`the diagnosis recognises ${name}`, async ({ page, panel, account }) => {
    settle(panel)
    panel.control.set({ totpWindow: window })
    const asked = countSecrets(page)
    const secret = await beginSetUp(page)
    const place = setUpPage(page)
    const typed = code(secret, panel.control.now())
    await place.confirm(typed, account.password)

    await expect(place.code).toHaveAccessibleDescription(line)
    // Once, and nowhere else.
    await expect(page.getByText(line)).toHaveCount(1)
    await expect(place.code).toBeFocused()
    await expect(place.code).toHaveValue(typed)
    await expect(place.password).toHaveValue(account.password)
    await expect(place.key).toHaveText(secret)
    const right = codeAt(secret, panel.control.now())
    const shown = (await page.content()).replaceAll(/[\s-]/g, '')
    expect(shown).not.toContain(right)
    expect(asked()).toBe(1)

    await page.keyboard.type(codeAt(secret, panel.control.now()))
    await page.keyboard.press('Enter')
    await expect(savedCodes(page).dialog).toBeVisible()
  })
}

test('the diagnosis recognises this computer’s clock by the panel’s', async ({
  page,
  panel,
  account,
}) => {
  panel.control.set({ clockOffset: -10 * minute })
  const secret = await beginSetUp(page)
  const place = setUpPage(page)
  await place.confirm(codeAt(secret, Date.now()), account.password)
  await expect(place.code).toHaveAccessibleDescription(
    /clock is about 10 minutes ahead of the panel’s/,
  )
  await page.keyboard.type(codeAt(secret, panel.control.now()))
  await page.keyboard.press('Enter')
  await expect(savedCodes(page).dialog).toBeVisible()
})

test('a difference of a few seconds is nothing, also where it makes another code', async ({
  page,
  panel,
  account,
}) => {
  panel.control.set({ totpWindow: 0 })
  await page.clock.install()
  const secret = await beginSetUp(page)
  const place = setUpPage(page)
  await place.password.fill(account.password)
  // The panel is so much behind that the code of this computer is not yet its own; from now on it is a matter of seconds.
  const turn = Math.ceil(Date.now() / period) * period
  await place.code.fill(codeAt(secret, turn))
  // The panel is 3.8 seconds behind, where 5 would be told as a clock that is wrong. The panel's clock is set first: the
  // time until the page's is set makes the difference smaller, never larger.
  panel.control.set({ clockOffset: turn - 3600 - Date.now() })
  await page.clock.setSystemTime(turn + 200)
  await place.turnOn.click()
  await expect(place.code).toHaveAccessibleDescription(/less than a minute ahead/)
})

test('a right code that is refused: the set-up was begun again elsewhere', async ({
  page,
  panel,
  account,
  baseURL,
}) => {
  settle(panel)
  const secret = await beginSetUp(page)
  const { cookie } = panel.control.createSession(account.id)
  const headers = { accept: 'application/json', cookie, referer: `${baseURL}/` }
  const answer = await fetch(`${baseURL}/api/client/account/two-factor`, { headers })
  expect(answer.status).toBe(200)

  const place = setUpPage(page)
  await place.confirm(codeAt(secret, panel.control.now()), account.password)
  await expect(place.code).toHaveAccessibleDescription(
    /The code is right, but the panel refused it/,
  )
  await expect(page.getByText(/wait for the next and enter that/)).toBeHidden()
  await place.howToFix.click()
  await expect(page.getByText(/wait for the next and enter that/)).toBeVisible()
  await expect(page.getByText(/started again in another tab/)).toBeVisible()

  await place.startAgain.click()
  await expect(place.key).not.toHaveText(secret)
  const next = await shownKey(page)
  await place.confirm(codeAt(next, panel.control.now()), account.password)
  await expect(savedCodes(page).dialog).toBeVisible()
})

test('a code of something else is told where to look', async ({ page, panel, account }) => {
  settle(panel)
  const secret = await beginSetUp(page)
  const now = panel.control.now()
  const known = new Set<string>()
  for (let step = -2900; step <= 2900; step++)
    known.add(codeAt(secret, now + step * period))
  const meant = codeAt(secret, now)
  let foreign = 0
  // Neither a code of this entry nor a slip away from one of now.
  const alike = (code: string) =>
    [...code].filter((digit, at) => digit === meant[at]).length
  while (
    known.has(String(foreign).padStart(6, '0')) ||
    alike(String(foreign).padStart(6, '0')) > 1
  )
    foreign += 111_111
  const place = setUpPage(page)
  await place.confirm(String(foreign).padStart(6, '0'), account.password)
  await expect(place.code).toHaveAccessibleDescription(
    /This code is wrong\. It may be the code of another account/,
  )
  await expect(place.code).toBeFocused()
  await place.howToFix.click()
  await expect(page.getByText(/look for the entry/)).toContainText(account.email)
  await expect(place.code).toHaveValue(String(foreign).padStart(6, '0'))
  await expect(place.password).toHaveValue(account.password)
  await expect(place.key).toHaveText(secret)
})
