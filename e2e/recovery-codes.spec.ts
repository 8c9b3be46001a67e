import { readFile } from 'node:fs/promises'

import type { Page } from '@playwright/test'

import type { Panel, PanelAccount } from '../panel/types.ts'
import { isoDay } from './days.ts'
import { expect, test } from './fixtures.ts'
import {
  currentCode,
  profileHeading,
  secondStep,
  signInForm,
  twoFactor,
  wrongCode,
} from './places.ts'
import { replacePage, savedCodes, securityPage } from './security-places.ts'
import { codeAt, nextCode } from './sign-in-codes.ts'

type Place = { page: Page; panel: Panel; account: PanelAccount }

/** Makes new codes; gives them. */
async function replace({ page, account }: Place): Promise<string[]> {
  await page.goto('/security')
  await securityPage(page).makeCodes.click()
  const form = replacePage(page)
  await form.code.fill(currentCode())
  await form.password.fill(account.password)
  await form.send.click()
  await expect(savedCodes(page).dialog).toBeVisible()
  return savedCodes(page).codes()
}

test.beforeEach(async ({ panel, account, signedIn }) => {
  panel.control.setTwoFactor(account.id, twoFactor)
  await signedIn()
})

test('new codes take the place of the old ones, of which none signs in any more', async ({
  page,
  panel,
  account,
  cookiesCleared,
}) => {
  const [first = '', second = ''] = await replace({ page, panel, account })
  const { dialog, type, done } = savedCodes(page)
  await expect(dialog).toHaveAccessibleDescription(
    /Codes from before, if there were any, no longer work/,
  )
  await type(second)
  await done.click()
  await expect(securityPage(page).heading).toBeFocused()

  await cookiesCleared()
  await page.goto('/sign-in')
  await signInForm(page).submit(account.username, account.password)
  const { useRecovery, recoveryCode, send } = secondStep(page)
  await useRecovery.click()
  await recoveryCode.fill(twoFactor.recoveryCodes[0])
  await send.click()
  await expect(recoveryCode).toHaveAccessibleDescription(/was used before/)
  await recoveryCode.fill(twoFactor.recoveryCodes[1])
  await send.click()
  await expect(recoveryCode).toHaveAccessibleDescription(/was used before/)
  await recoveryCode.fill(first)
  await send.click()
  await expect(profileHeading(page)).toBeVisible()
})

test('a panel that takes each code once: the code used before is refused with words', async ({
  page,
  panel,
  account,
}) => {
  panel.control.set({ singleUseCodes: 'everywhere', totpWindow: 4 })
  await page.goto('/security/recovery-codes')
  const form = replacePage(page)
  const used = codeAt(twoFactor.secret, panel.control.now())
  await form.code.fill(used)
  await form.password.fill(account.password)
  await form.send.click()
  await savedCodes(page).finish()

  await securityPage(page).makeCodes.click()
  await form.code.fill(used)
  await form.password.fill(account.password)
  await form.send.click()
  await expect(form.code).toHaveAccessibleDescription(
    /some panels take each code only once/,
  )
  await expect(form.code).toBeFocused()
  await form.code.fill(nextCode(twoFactor.secret, panel.control.now()))
  await form.send.click()
  await expect(savedCodes(page).dialog).toBeVisible()
})

test('a form whose code comes late takes no focus from the heading of its page', async ({
  page,
}) => {
  await page.goto('/security')
  const { promise: wanted, resolve: want } = Promise.withResolvers<void>()
  await page.route(/replace-codes-.*\.js/, async (route) => {
    await wanted
    await route.continue()
  })
  await securityPage(page).makeCodes.click()
  const title = page.getByRole('heading', { name: 'Make new recovery codes', level: 1 })
  await expect(title).toBeFocused()
  want()
  await expect(replacePage(page).code).toBeVisible()
  await expect(title).toBeFocused()
})

test('a wrong code and a wrong password are told beside their fields', async ({
  page,
  account,
}) => {
  await page.goto('/security/recovery-codes')
  const form = replacePage(page)
  const wrong = wrongCode()
  await form.code.fill(wrong)
  await form.password.fill(account.password)
  await form.send.click()
  await expect(form.code).toHaveAccessibleDescription(/did not accept this code/)
  await expect(form.code).toBeFocused()
  await expect(form.code).toHaveValue(wrong)
  await expect(form.password).toHaveValue(account.password)
  await page.keyboard.type(currentCode())
  await form.password.fill('not it')
  await form.send.click()
  await expect(form.password).toHaveAccessibleDescription(/not your current password/)
  await form.password.fill(account.password)
  await form.code.fill(currentCode())
  await form.send.click()
  await expect(savedCodes(page).dialog).toBeVisible()
})

test('a panel that makes no new codes while two-factor is on is told of, with the other way', async ({
  page,
  panel,
  account,
}) => {
  panel.control.set({ replaceCodes: false })
  await page.goto('/security/recovery-codes')
  const form = replacePage(page)
  await form.code.fill(currentCode())
  await form.password.fill(account.password)
  await form.send.click()
  await expect(
    page.getByText('This panel makes no new codes while two-factor is on'),
  ).toBeVisible()
  await expect(page.getByText('Your old codes still work')).toBeVisible()
  await page.getByRole('link', { name: 'Turn it off and on again' }).click()
  await expect(page.getByRole('heading', { name: 'Move to a new phone' })).toBeVisible()
})

test('an answer that was lost is settled by the record: new codes were made, and nobody has them', async ({
  page,
  panel,
  account,
}) => {
  await page.goto('/security/recovery-codes')
  const disarm = panel.control.failNext({
    method: 'POST',
    path: '/api/client/account/two-factor',
    fault: 'truncated-json',
  })
  const form = replacePage(page)
  await form.code.fill(currentCode())
  await form.password.fill(account.password)
  await form.send.click()
  await expect(
    page.getByText('New recovery codes were made, and they never arrived'),
  ).toBeVisible()
  disarm()
  await form.code.fill(currentCode())
  await form.send.click()
  await expect(savedCodes(page).dialog).toBeVisible()
})

test.describe('while codes are on screen', () => {
  test('neither Escape nor Back, pressed often, loses them', async ({
    page,
    panel,
    account,
  }) => {
    const codes = await replace({ page, panel, account })
    const { dialog } = savedCodes(page)
    for (let press = 0; press < 5; press++) await page.keyboard.press('Escape')
    await expect(dialog).toBeVisible()
    const question = page.getByRole('dialog', { name: 'Leave without saving?' })
    for (let press = 0; press < 2; press++) {
      await page.evaluate(() => history.back())
      await expect(question).toBeVisible()
    }
    await question.getByRole('button', { name: 'Stay here' }).click()
    await expect(question).toBeHidden()
    expect(await savedCodes(page).codes()).toEqual(codes)
    await expect(page).toHaveURL(/recovery-codes$/)
  })

  test('a reload asks first, and nothing is read again', async ({
    page,
    panel,
    account,
    context,
    quiet,
  }) => {
    await page.clock.install()
    const codes = await replace({ page, panel, account })
    expect(codes).toHaveLength(10)
    // What changed is read once.
    await quiet()
    const sent: string[] = []
    page.on('request', (request) => {
      // Code of pages that are not open yet is fetched whatever happens.
      const { pathname } = new URL(request.url())
      if (!pathname.startsWith('/assets/')) sent.push(pathname)
    })
    // Old enough to be read again, and every reason to.
    await page.clock.fastForward('02:00')
    await context.setOffline(true)
    await context.setOffline(false)
    await page.evaluate(() =>
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true })),
    )
    const asked = page.waitForEvent('dialog')
    const reload = page.reload({ timeout: 2000 }).catch(() => null)
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    await dialog.dismiss()
    await reload
    await expect(savedCodes(page).dialog).toBeVisible()
    expect(sent).toEqual([])
  })

  test('Done asks once whoever has nothing to show for it, with a copy where Done was @chromium', async ({
    page,
    panel,
    account,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const codes = await replace({ page, panel, account })
    const { dialog, question, safe, done } = savedCodes(page)
    await done.dblclick()
    await expect(question).toBeHidden()
    await expect(safe).toBeFocused()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(codes.join('\n'))
    await expect(dialog).toContainText('a copy is gone with the next thing you copy')

    await done.click()
    await expect(question).toHaveAccessibleName(/You have not said that you saved them/)
    await expect(question.getByRole('button', { name: 'Copied' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(question).toBeHidden()
    await expect(done).toBeFocused()
    await safe.check()
    await done.click()
    await expect(dialog).toBeHidden()
    await expect(securityPage(page).heading).toBeFocused()
  })

  test('a tick alone does not keep them, and what was typed wrong is no proof', async ({
    page,
    panel,
    account,
  }) => {
    const [first = ''] = await replace({ page, panel, account })
    const { dialog, typed, type, safe, done, question, download } = savedCodes(page)
    await safe.check()
    await done.click()
    await expect(question).toHaveAccessibleName(/You have not saved, printed or copied/)
    await page.keyboard.press('Escape')

    const saved = page.waitForEvent('download')
    await download.click()
    expect((await saved).suggestedFilename()).toMatch(
      new RegExp(`^pterodactyl-${account.username}-recovery-codes\\.txt$`),
    )
    await type(`${first}x`)
    await typed.press('Enter')
    await expect(typed).toHaveAccessibleDescription(/not one of the codes above/)
    await expect(typed).toBeFocused()
    await done.click()
    await expect(question).toHaveAccessibleName(/What you typed is none of these codes/)
    await type(first)
    await expect(question).toBeHidden()
    await expect(typed).toHaveAccessibleDescription(/This is one of them/)
    await typed.press('Enter')
    await expect(dialog).toBeHidden()
    await expect(securityPage(page).heading).toBeFocused()
  })

  test('whoever means it closes without them', async ({ page, panel, account }) => {
    await replace({ page, panel, account })
    const { dialog, question, done } = savedCodes(page)
    await done.click()
    await question.getByRole('button', { name: 'Close without them' }).click()
    await expect(dialog).toBeHidden()
    await expect(securityPage(page).heading).toBeFocused()
  })

  test('whoever closes the window without them is told, until the codes are said to be there', async ({
    page,
    panel,
    account,
  }) => {
    await replace({ page, panel, account })
    page.once('dialog', (dialog) => void dialog.accept())
    await page.goto('/security')
    const told = page.getByText('Your recovery codes may not be saved')
    await expect(told).toBeVisible()
    await page.getByRole('button', { name: 'I have them' }).click()
    await expect(told).toBeHidden()
    await expect(securityPage(page).heading).toBeFocused()
    await page.reload()
    await expect(securityPage(page).heading).toBeVisible()
    await expect(securityPage(page).makeCodes).toBeVisible()
    await expect(told).toBeHidden()
  })

  test('whoever keeps them is told nothing of it', async ({ page, panel, account }) => {
    await replace({ page, panel, account })
    await savedCodes(page).finish()
    await expect(securityPage(page).makeCodes).toBeVisible()
    await expect(page.getByText('Your recovery codes may not be saved')).toBeHidden()
  })

  for (const [width, height] of [
    [1200, 860],
    [390, 844],
  ] as const)
    test(`all codes, the head and the footer are in sight at ${width} × ${height}`, async ({
      page,
      panel,
      account,
    }) => {
      await page.setViewportSize({ width, height })
      await replace({ page, panel, account })
      const { dialog, safe, done, download, print, copy, spell, hide } = savedCodes(page)
      const heading = dialog.getByRole('heading')
      for (const each of [heading, safe, done, download, print, copy, spell, hide])
        await expect(each).toBeInViewport({ ratio: 1 })
      const items = await dialog.getByRole('listitem').all()
      expect(items).toHaveLength(10)
      for (const item of items) await expect(item).toBeInViewport({ ratio: 1 })
      const lefts = await Promise.all(
        items.map(async (item) => (await item.boundingBox())?.x),
      )
      expect(new Set(lefts.map((left) => Math.round(left ?? 0))).size).toBe(2)
    })

  test('where there is little room the codes scroll, and the footer does not', async ({
    page,
    panel,
    account,
  }) => {
    await page.setViewportSize({ width: 360, height: 640 })
    await replace({ page, panel, account })
    const { dialog, safe, done } = savedCodes(page)
    const items = dialog.getByRole('listitem')
    // As somebody has it whose letters are twice as large.
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
    for (const item of [items.first(), items.last()]) {
      await item.scrollIntoViewIfNeeded()
      await expect(item).toBeInViewport({ ratio: 0.9 })
      for (const each of [safe, done]) await expect(each).toBeInViewport({ ratio: 0.9 })
    }
    const over = ({ scrollWidth, clientWidth }: HTMLElement) => scrollWidth - clientWidth
    expect(await dialog.evaluate(over)).toBe(0)
  })

  test('the file says whose codes they are, and has them all', async ({
    page,
    panel,
    account,
    baseURL,
  }) => {
    const codes = await replace({ page, panel, account })
    const saved = page.waitForEvent('download')
    await savedCodes(page).download.click()
    const text = await readFile(await (await saved).path(), 'utf8')
    for (const fact of [
      'Pterodactyl',
      baseURL ?? '',
      account.username,
      account.email,
      isoDay.format().slice(0, 4),
      '10 codes. Each works once',
      ...codes,
    ])
      expect(text).toContain(fact)
  })

  test('printing shows the sheet alone, black on white, in the dark too', async ({
    page,
    panel,
    account,
  }) => {
    await page.addInitScript(() => {
      // A browser without a screen has no window to print from.
      window.print = () => void dispatchEvent(new Event('afterprint'))
    })
    const codes = await replace({ page, panel, account })
    const { dialog, print, safe, done } = savedCodes(page)
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('navigation')).toBeHidden()
    const text = await page.locator('body').innerText()
    for (const each of [...codes, account.username, 'Pterodactyl'])
      expect(text).toContain(each)
    expect(text).not.toContain('Or type one to be sure')
    const colours = await page
      .getByText(codes[0] ?? '')
      .last()
      .evaluate((element) => {
        const own = getComputedStyle(element)
        const ground = getComputedStyle(document.documentElement)
        return [
          own.color,
          ground.backgroundColor,
          getComputedStyle(document.body).backgroundColor,
        ]
      })
    expect(colours[0]).toBe('rgb(0, 0, 0)')
    for (const ground of colours.slice(1))
      expect(ground).toMatch(/rgb\(255, 255, 255\)|rgba\(0, 0, 0, 0\)/)
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' })
    await print.click()
    await safe.check()
    await done.click()
    await expect(dialog).toBeHidden()
  })

  test('copying that fails is visible, and leaves the codes selected', async ({
    page,
    panel,
    account,
  }) => {
    await page.addInitScript(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))
    })
    const codes = await replace({ page, panel, account })
    await savedCodes(page).copy.click()
    await expect(
      savedCodes(page).dialog.getByRole('button', { name: 'Not copied' }),
    ).toBeVisible()
    const selected = await page.evaluate(() => String(getSelection()))
    for (const code of codes) expect(selected).toContain(code)
  })
})

test.describe('on a narrow phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true })

  test('two quick taps on Done, wherever it stood, throw no codes away', async ({
    page,
    panel,
    account,
  }) => {
    const codes = await replace({ page, panel, account })
    const { dialog } = savedCodes(page)
    const done = dialog.getByRole('button', { name: 'Done' })
    const box = await done.boundingBox()
    if (!box) throw new Error('There is no button to tap.')
    // Of the two buttons that come there the one that closes lies below the upper part of it.
    const at = [box.x + box.width / 2, box.y + 10] as const
    await page.touchscreen.tap(...at)
    await page.touchscreen.tap(...at)
    await expect(dialog.getByRole('button', { name: /^Close/ })).toBeVisible()
    await expect(dialog).toContainText(codes[0] ?? '')
    // A tap that comes later is meant.
    await dialog.getByRole('button', { name: /^Close/ }).tap()
    await expect(dialog).toBeHidden()
  })
})

test('with two-factor off there is nothing to replace', async ({
  page,
  panel,
  account,
}) => {
  panel.control.setTwoFactor(account.id, null)
  panel.control.addActivity(account.id, [
    { event: 'auth:success', timestamp: panel.control.now(), ip: '192.0.2.1' },
  ])
  await page.goto('/security/recovery-codes')
  await expect(page.getByText('there are no recovery codes to replace')).toBeVisible()
  await page.getByRole('link', { name: 'Set up two-factor sign-in' }).click()
  await expect(
    page.getByRole('heading', { name: 'Set up two-factor sign-in', level: 1 }),
  ).toBeFocused()
})
