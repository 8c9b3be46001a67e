import type { Page } from '@playwright/test'

import { seedPerson } from '../panel/seed-people.ts'
import { demo, seedDemo } from '../panel/seed.ts'
import type { Panel } from '../panel/types.ts'
import { mostWords, paths } from '../scripts/bench/layout.ts'
import { wordsInWindow } from '../scripts/bench/words.ts'
import { expect, test } from './fixtures.ts'

test.use({ viewport: { width: 1200, height: 860 } })

/** Expects a page on which nothing is waited for to have few words on the screen. */
async function expectFewWords(page: Page, quiet: () => Promise<void>, path: string) {
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  // What comes late adds words.
  await quiet()
  await expect(page.getByText(/^(?:Loading|Reading)…$/)).toHaveCount(0)
  expect(await page.evaluate(wordsInWindow), path).toBeLessThanOrEqual(mostWords)
}

const signInAs = (panel: Panel, username: string) => {
  const account = panel.control.findAccount(username)
  if (!account) throw new Error(`There is no account ${username}.`)
  return account
}

test('every page of somebody with a few keys has few words on a screen', async ({
  page,
  panel,
  signedIn,
  quiet,
}) => {
  const { username } = seedPerson(panel, 'mara')
  await signedIn(signInAs(panel, username))
  for (const path of paths.filter((each) => each !== '/sign-in'))
    await expectFewWords(page, quiet, path)
})

test('so has every page but the feed of somebody with many', async ({
  page,
  panel,
  signedIn,
  quiet,
}) => {
  seedDemo(panel)
  await signedIn(signInAs(panel, demo.username))
  for (const path of ['/profile', '/security', '/api-keys', '/ssh-keys'])
    await expectFewWords(page, quiet, path)
})

test('so has Security where nobody knows whether two-factor is on', async ({
  page,
  panel,
  signedIn,
  quiet,
}) => {
  const { username } = seedPerson(panel, 'newbie')
  await signedIn(signInAs(panel, username))
  await expectFewWords(page, quiet, '/security')
  await expect(page.getByText('Two-factor may be on or off')).toBeVisible()
})
