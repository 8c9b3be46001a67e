import '#src/test/dom.ts'
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { setWriteTimeout } from '#src/test/impatient.ts'
import { calls } from '#src/test/panel.ts'
import { fillPasswordForm } from '#src/test/profile-forms.ts'
import { openPage } from '#src/test/render.tsx'

const password = 'correct horse'
const wanted = 'battery staple 9'
const title = 'Nobody has heard what became of a password change'

/** A form whose change had no answer, on a panel without a feed or with one; `press` sends what stands there next. */
async function sendUnheard(missing: ['activity'] | []) {
  const page = await openPage('/profile', { settings: { missing } })
  setWriteTimeout(page.host, 100)
  const { form, submit } = await fillPasswordForm(page.person, password, wanted)
  const write = page.late(calls.password)
  await submit()
  await screen.findByText('The panel has not answered')
  setWriteTimeout(page.host, 20_000)
  return {
    write,
    async press(current: string, next: string) {
      for (const [label, text] of [
        ['Current password', current],
        ['New password', next],
      ] as const) {
        await page.person.clear(form.getByLabelText(label))
        await page.person.type(form.getByLabelText(label), text)
      }
      await submit()
      await within(screen.getByRole('main')).findByText('Password changed.')
    },
  }
}

/** Whether this tab waits to hear of a change. */
const isWaitedFor = () => /change-password/.test(JSON.stringify({ ...sessionStorage }))

test('the same password sent again, and taken, leaves nothing to hear of the first', async () => {
  const { press } = await sendUnheard([])
  await press(password, wanted)
  expect(isWaitedFor()).toBe(false)
  expect(screen.queryByText(title)).toBeNull()
})

test('a password that is the current one by now has been set, also where no feed tells', async () => {
  const { write, press } = await sendUnheard(['activity'])
  expect(await write.act()).toBe(204)
  await press(wanted, 'another staple 8')
  expect(isWaitedFor()).toBe(false)
  expect(screen.queryByText(title)).toBeNull()
})

test('another password that is taken says nothing of the one before it', async () => {
  const { press } = await sendUnheard(['activity'])
  await press(password, 'another staple 8')
  expect(isWaitedFor()).toBe(true)
  await screen.findByText(title)
})
