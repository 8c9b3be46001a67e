import type { Locator, Page } from '@playwright/test'

import { expect, test } from './fixtures.ts'
import { decodeQr } from './qr.ts'
import { securityPage, setUpPage } from './security-places.ts'

/** Where something is on the page. */
async function boxOf(place: Locator) {
  const box = await place.boundingBox()
  if (!box) throw new Error('It is not to be seen')
  const { x, y, width, height } = box
  return { left: x, right: x + width, top: y, bottom: y + height, width, height }
}

/** Begins the set-up, and waits for all of it. */
async function begin(page: Page) {
  await page.goto('/security')
  await securityPage(page).setUp.click()
  await expect(setUpPage(page).turnOn).toBeVisible()
}

test.beforeEach(({ signedIn }) => signedIn())

test.describe('wide', () => {
  test.use({ viewport: { width: 1200, height: 860 } })

  test('the QR code and its code stand beside each other, and what is typed goes into the code', async ({
    page,
  }) => {
    await begin(page)
    const { qrCode, code, password, turnOn, cancel } = setUpPage(page)
    await expect(qrCode).toBeInViewport({ ratio: 1 })
    const [picture, field] = [await boxOf(qrCode), await boxOf(code)]
    expect(field.left).toBeGreaterThan(picture.right)
    expect(field.top).toBeLessThan(picture.bottom)
    await expect(code).toBeFocused()
    await page.keyboard.type('123456')
    await expect(code).toHaveValue('123456')
    await expect(password).toBeInViewport({ ratio: 1 })
    expect((await boxOf(cancel)).top).toBe((await boxOf(turnOn)).top)
  })

  test('giving up asks where something typed would be lost, and only there', async ({
    page,
  }) => {
    await begin(page)
    await setUpPage(page).cancel.click()
    await expect(securityPage(page).heading).toBeFocused()
    await securityPage(page).setUp.click()
    await setUpPage(page).code.fill('123')
    await setUpPage(page).cancel.click()
    await expect(page.getByRole('dialog', { name: 'Leave without saving?' })).toBeVisible()
    await page.getByRole('button', { name: 'Leave', exact: true }).click()
    await expect(securityPage(page).heading).toBeVisible()
  })
})

test.describe('narrow, with a mouse', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('the QR code comes first, and what has focus does not move it out of sight', async ({
    page,
  }) => {
    await begin(page)
    const { qrCode, code } = setUpPage(page)
    await expect(code).toBeFocused()
    await expect(qrCode).toBeInViewport({ ratio: 1 })
    expect((await boxOf(code)).top).toBeGreaterThan((await boxOf(qrCode)).bottom)
  })
})

test.describe('touched', () => {
  for (const { width, height } of [
    { width: 390, height: 844 },
    { width: 1024, height: 768 },
  ])
    test.describe(`${width} px wide`, () => {
      test.use({ viewport: { width, height }, hasTouch: true })

      test('an app on this device comes first, the QR code is folded away, and no keyboard opens', async ({
        page,
        panel,
        account,
      }) => {
        await begin(page)
        const place = setUpPage(page)
        const { openInApp, scanElsewhere, typeKey, qrCode, code } = place
        await expect(place.heading).toBeFocused()
        await expect(qrCode).toBeHidden()
        const order = [
          openInApp,
          scanElsewhere,
          typeKey,
          code,
          place.password,
          place.turnOn,
        ]
        const boxes = await Promise.all(order.map(boxOf))
        for (const [at, box] of boxes.entries()) {
          expect(box.top).toBeGreaterThanOrEqual(boxes[at - 1]?.bottom ?? 0)
          expect(box.height).toBeGreaterThanOrEqual(44)
        }
        const [app, , , field] = boxes
        expect(app?.left).toBe(field?.left)
        if (width < 400) expect(app?.right).toBe(field?.right)

        await scanElsewhere.click()
        expect(await decodeQr(qrCode)).toContain(panel.control.twoFactorSecret(account.id))
      })
    })
})
