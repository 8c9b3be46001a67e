import { expect, test } from './fixtures.ts'
import { publicKeys } from './key-places.ts'
import { tabTo } from './keyboard.ts'
import { emailForm, typeEmail } from './profile-places.ts'

test.beforeEach(({ signedIn }) => signedIn())

test('a form of Profile begins where the values of its card do', async ({
  page,
  account,
}) => {
  await page.goto('/profile')
  const value = page.getByRole('definition').filter({ hasText: account.email }).first()
  const { email, send } = emailForm(page)
  await send.click()
  await expect(email).toBeVisible()
  const [at, field] = [await value.boundingBox(), await email.boundingBox()]
  expect(field?.x).toBe(at?.x)
})

test('the ring of "Use it" stays clear of its words', async ({ page }) => {
  await page.goto('/profile')
  await typeEmail(page, 'una@gmial.com')
  const use = page.getByRole('button', { name: 'Use it' })
  await tabTo(page, use)
  await expect(use).toHaveCSS('outline-style', 'solid')
  const clear = await use.evaluate((button) => {
    const range = document.createRange()
    range.selectNodeContents(button)
    const [words, box] = [range.getBoundingClientRect(), button.getBoundingClientRect()]
    const sides = [words.left - box.left, box.right - words.right]
    return Math.min(...sides) + Number.parseFloat(getComputedStyle(button).outlineOffset)
  })
  expect(clear).toBeGreaterThanOrEqual(2)
})

for (const width of [1200, 390])
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 860 } })

    test('what begins a page without a heading is as far from its head on each', async ({
      page,
      panel,
      account,
    }) => {
      panel.control.createApiKey(account.id)
      panel.control.addActivity(account.id, [
        { event: 'auth:success', timestamp: panel.control.now(), ip: '203.0.113.5' },
      ])
      const publicKey = publicKeys.first
      panel.control.createSshKey(account.id, { name: 'first', publicKey })
      for (const path of [
        '/security',
        '/api-keys',
        '/api-keys/create',
        '/ssh-keys',
        '/ssh-keys/add',
        '/activity',
      ]) {
        await page.goto(path)
        const head = page.getByRole('main').locator('header', { has: page.locator('h1') })
        await expect(head).toBeVisible()
        const gap = () =>
          head.evaluate((element) => {
            // Whatever can be seen: with a line around it, with words, or something to use.
            const isSeen = (each: Element) => {
              const { width, height } = each.getBoundingClientRect()
              const words = [...each.childNodes].some(
                ({ nodeType, textContent }) => nodeType === 3 && textContent?.trim(),
              )
              const { borderTopWidth } = getComputedStyle(each)
              const isControl = each.matches('input, select, button')
              return (
                width > 1 && height > 1 && (words || isControl || borderTopWidth !== '0px')
              )
            }
            const below = [
              ...(element.closest('main')?.querySelectorAll('*') ?? []),
            ].filter(
              (each) =>
                element.compareDocumentPosition(each) ===
                  Node.DOCUMENT_POSITION_FOLLOWING && isSeen(each),
            )
            const tops = below.map((each) => each.getBoundingClientRect().top)
            return Math.min(...tops) - element.getBoundingClientRect().bottom
          })
        await expect.poll(gap, path).toBe(24)
      }
    })
  })
