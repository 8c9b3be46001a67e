import '#src/test/dom.ts'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { calls } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'

const title = 'You are signed in, though you asked to sign out'

/** Somebody who has asked to sign out, and loads the page again before the panel has answered; `write` is what it may do late. */
async function reloadMeanwhile(act?: true) {
  const sent = await openPage('/profile')
  const write = sent.late(calls.signOut)
  await sent.person.click(screen.getByRole('button', { name: 'Sign out' }))
  await waitFor(() => expect(sent.count(calls.signOut)).toBe(1))
  if (act) await write.act()
  cleanup()
  sent.perch.dispose()
  const page = await openPage('/profile', { on: sent })
  return { ...page, write }
}

/** Whether this tab waits to hear of a sign-out. */
const isWaitedFor = () => /sign-out-unheard/.test(JSON.stringify({ ...sessionStorage }))
const notice = async () => {
  const words = await screen.findByText(title)
  return within(words.closest<HTMLElement>('[data-kind]') ?? words)
}

test('after a reload while a sign-out was under way, who is still signed in is told, and signs out', async () => {
  const { person, count } = await reloadMeanwhile()
  const told = await notice()
  told.getByText(/loaded again before the panel had answered. It may still sign you out/)
  const before = count(calls.signOut)
  await person.click(told.getByRole('button', { name: 'Sign out' }))
  await screen.findByText('You are signed out.')
  expect(count(calls.signOut)).toBe(before + 1)
  expect(isWaitedFor()).toBe(false)
})

test('who stays is not told again, and neither is who was never in doubt', async () => {
  const page = await reloadMeanwhile()
  await page.person.click((await notice()).getByRole('button', { name: 'Stay signed in' }))
  expect(screen.queryByText(title)).toBeNull()
  expect(isWaitedFor()).toBe(false)
})

test('who was signed out by it, and signs in again, is told nothing of it', async () => {
  const { person, account } = await reloadMeanwhile(true)
  await person.type(await screen.findByLabelText('User name or email'), account.username)
  await person.type(screen.getByLabelText('Password'), `${account.password}{Enter}`)
  await screen.findByText('At a glance')
  expect(isWaitedFor()).toBe(false)
  expect(screen.queryByText(title)).toBeNull()
})
