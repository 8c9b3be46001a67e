import { expect, frameIn, heard, test } from './frame-places.ts'

const refusal = 'Your account is not shown inside this page'

test('where the browser tells nothing of the page around, one that may have it answers, and has it', async ({
  page,
  parents,
  withoutAncestors,
  signedIn,
}) => {
  await signedIn()
  await page.goto(`${parents.listed}/?src=${withoutAncestors}/security`)
  const frame = await frameIn(page)
  await expect(frame.getByRole('heading', { name: 'Security', level: 1 })).toBeVisible()
  await expect
    .poll(async () => (await heard(page)).map(({ type }) => type))
    .toEqual(expect.arrayContaining(['hello', 'height', 'navigate', 'title']))
  await page.evaluate(() => Reflect.get(window, 'connection').update({ theme: 'dark' }))
  await expect(frame.locator('.perch')).toHaveAttribute('data-theme', 'dark')
})

test('there, a page that does not answer has no account to show until it does', async ({
  page,
  parents,
  withoutAncestors,
  signedIn,
}) => {
  await signedIn()
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (/^\/(api|auth|sanctum|account|locales)\b/.test(pathname)) asked.push(pathname)
  })
  await page.goto(`${parents.listed}/?silent&src=${withoutAncestors}/security`)
  const frame = await frameIn(page)
  await expect(frame.getByText(refusal)).toBeVisible()
  expect(asked).toEqual([])

  await page.evaluate(async (origin) => {
    const { connectFrame } = await import(String('/frame.js'))
    connectFrame(document.querySelector('iframe'), { origin })
  }, withoutAncestors)
  await expect(frame.getByRole('heading', { name: 'Security', level: 1 })).toBeVisible()
  await expect(frame.getByText(refusal)).toHaveCount(0)
})

test('there, a page that may not have it is not spoken to, and has no account to show', async ({
  page,
  parents,
  withoutAncestors,
  signedIn,
}) => {
  await signedIn()
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (/^\/(api|auth|sanctum|account|locales)\b/.test(pathname)) asked.push(pathname)
  })
  await page.goto(`${parents.foreign}/?src=${withoutAncestors}/security`)
  const frame = await frameIn(page)
  await expect(frame.getByText(refusal)).toBeVisible()
  expect(await heard(page)).toEqual([])
  expect(asked).toEqual([])
})
