import { screen } from '@testing-library/react'
import { expect, vi } from 'vitest'

import { findSecret, lastingPlaces } from '#src/test/leaks.ts'
import { calls, type Rewriting } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'

type Options = Parameters<typeof openPage>[1]

export const path = '/security/two-factor'
export const setUpButton = () => screen.findByRole('button', { name: 'Set up two-factor' })
/** The secret, with the field for its code. */
export async function scanStep(): Promise<void> {
  await screen.findByRole('heading', { name: /^1\. / })
  await codeField()
}
export const codeField = () =>
  screen.findByLabelText<HTMLInputElement>('Sign-in code from your app')
export const passwordField = () =>
  screen.getByLabelText<HTMLInputElement>('Current password')
/** The secret as it is to be typed. */
export const key = () => screen.queryByLabelText('Key for your app')?.textContent
export const startButton = () =>
  screen.findByRole('button', { name: /^Show (the|a new) QR code$/ })

/** Another answer of the panel to the question for a secret. */
export const answering =
  (data: Record<string, unknown>): Rewriting =>
  () =>
    Response.json({ data })

/** The page at `at`, and its set-up before it was begun. Nothing was asked for. */
export async function openSetUp(at = path, options?: Options) {
  const page = await openPage(at, options)
  const { panel, account, count, person, queries, navigation, complaints } = page
  const asked = () => count(calls.twoFactor)
  expect(asked()).toBe(0)
  return {
    ...page,
    /** How often a secret was asked for. */
    asked,
    /** The secret that works. */
    secret: () => panel.control.twoFactorSecret(account.id) ?? '',
    press: async (name: string | RegExp) =>
      person.click(await screen.findByRole('button', { name })),
    /** Where these stand in what outlives the step. */
    leaks: (...secrets: string[]) => {
      const places = [lastingPlaces(queries, navigation), complaints.mock.calls]
      return secrets.flatMap((secret) => {
        expect(secret.length).toBeGreaterThan(5)
        return findSecret(places, secret)
      })
    },
  }
}

/** The same with a QR code on screen. */
export async function openScan(rewriting?: Rewriting) {
  const page = await openSetUp()
  if (rewriting) page.rewrite(calls.twoFactor, rewriting)
  await page.person.click(await startButton())
  await scanStep()
  return page
}

/** All that makes pages read again by themselves. */
export async function disturb() {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible')
  dispatchEvent(new Event('offline'))
  for (const name of ['focus', 'online', 'pageshow', 'popstate'])
    dispatchEvent(new Event(name))
  document.dispatchEvent(new Event('visibilitychange'))
  dispatchEvent(new Event('visibilitychange'))
  await vi.waitFor(() => undefined)
}
