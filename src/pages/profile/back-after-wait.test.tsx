import '#src/test/dom.ts'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { expect, onTestFinished, test, vi } from 'vitest'

import { setWriteTimeout } from '#src/test/impatient.ts'
import { calls } from '#src/test/panel.ts'
import { letTimePass } from '#src/test/passing-time.ts'
import { fillEmailForm, fillPasswordForm } from '#src/test/profile-forms.ts'
import { openPage } from '#src/test/render.tsx'

const password = 'correct horse'
const emailTitle = 'Nobody has heard what became of an email change'
const passwordTitle = 'Nobody has heard what became of a password change'
const noChange = /^The panel has written down no password change since you asked at /
const addressNow = /^You asked for another email address at .+ The panel now has/
const hour = 3_600_000
const inPage = () => within(screen.getByRole('main'))

/** What was on the page at any moment, as it is looked at. */
function watched(text: string) {
  const seen = vi.fn<() => void>()
  const look = () => document.body.textContent?.includes(text) && seen()
  const watch = new MutationObserver(look)
  watch.observe(document, { childList: true, subtree: true, characterData: true })
  onTestFinished(() => watch.disconnect())
  return seen
}

/** A page that has sent a new password or email, which the panel has not seen to yet; time passes after that. */
async function send(what: 'email' | 'password', limit = 20_000) {
  const page = await openPage('/profile')
  setWriteTimeout(page.host, limit)
  const { person, count } = page
  const form =
    what === 'email'
      ? await fillEmailForm(person, 'new@example.test', password)
      : await fillPasswordForm(person, password, 'battery staple 9')
  const write = page.late(calls[what])
  await form.submit()
  await waitFor(() => expect(count(calls[what])).toBe(1))
  const pass = letTimePass(true)
  return {
    ...page,
    write,
    pass,
    async load() {
      cleanup()
      page.perch.dispose()
      return openPage('/profile', { on: page })
    },
    /** Leaves for another page of the app, once the panel has not answered. */
    async leave() {
      await screen.findByText('The panel has not answered')
      void page.navigation.go('/ssh-keys')
      await person.click(await screen.findByRole('button', { name: 'Leave' }))
      await screen.findByRole('heading', { name: 'SSH keys', level: 1 })
    },
  }
}

test('whoever loads the page after the wait is told that no password change was written down', async () => {
  const { pass, load } = await send('password')
  await pass(75_000)
  const seen = watched(passwordTitle)
  await load()
  await inPage().findByText(noChange)
  await waitFor(() => expect(screen.getAllByText(noChange)).toHaveLength(2))
  expect(seen).not.toHaveBeenCalled()
  expect(JSON.stringify({ ...sessionStorage })).not.toMatch(/password-unheard/)
})

test('whoever comes back to the page after the wait is told so, and nothing else before', async () => {
  const { pass, leave, navigation } = await send('password', 100)
  await leave()
  await pass(75_000)
  const seen = watched(passwordTitle)
  await navigation.go('/profile')
  await inPage().findByText(noChange)
  expect(seen).not.toHaveBeenCalled()
})

test('whoever comes back after the wait is told that it was changed', async () => {
  const { pass, write, leave, navigation } = await send('password', 100)
  await leave()
  await pass(40_000)
  await write.act()
  await pass(35_000)
  const seen = watched(passwordTitle)
  await navigation.go('/profile')
  await inPage().findByText('Password changed.')
  expect(seen).not.toHaveBeenCalled()
})

test('of a wait that was over long ago nothing is said', async () => {
  const { load } = await send('password')
  vi.setSystemTime(Date.now() + hour + 1000)
  await load()
  await screen.findByText('At a glance')
  await waitFor(() =>
    expect(JSON.stringify({ ...sessionStorage })).not.toMatch(/password-unheard/),
  )
  expect(screen.queryByText(noChange)).toBeNull()
})

test('whoever loads the page after the wait is told which address it is now', async () => {
  const { pass, load, account } = await send('email')
  await pass(75_000)
  const seen = watched(emailTitle)
  await load()
  const told = await inPage().findByText(addressNow)
  expect(told.textContent).toContain(account.email)
  expect(seen).not.toHaveBeenCalled()
})

test('whoever comes back to the page after the wait is told which address it is now, too', async () => {
  const { pass, leave, navigation } = await send('email', 100)
  await leave()
  await pass(75_000)
  const seen = watched(emailTitle)
  await navigation.go('/profile')
  await inPage().findByText(addressNow)
  expect(seen).not.toHaveBeenCalled()
})
