import { expect, type Page } from '@playwright/test'

import { activityPage } from '../../e2e/activity-places.ts'
import { apiKeysPage, sshKeysPage } from '../../e2e/key-places.ts'
import { emailForm, typeEmail } from '../../e2e/profile-places.ts'
import { beginSetUp, securityPage, setUpPage } from '../../e2e/security-places.ts'
import { demo } from '../../panel/seed.ts'

/** What a picture shows: a page, once it has what it is to show. */
export type Scene = {
  /** How the picture's file begins. */
  name: string
  /** Pixels, on a desk, where the usual height would cut what it is about. */
  height?: number
  arrange: (page: Page) => Promise<void>
  /** Where it shows something else on a phone. */
  arrangeOnPhone?: (page: Page) => Promise<void>
}

/** Each page of the account, as the demo's account has it. */
export const accountScenes: readonly Scene[] = [
  {
    name: 'profile',
    height: 980,
    async arrange(page) {
      await page.goto('/profile')
      await typeEmail(page, 'una@gmial.com', demo.password)
    },
    // The open form is longer than the screen.
    async arrangeOnPhone(page) {
      await page.goto('/profile')
      await expect(emailForm(page).send).toBeVisible()
    },
  },
  {
    name: 'security',
    async arrange(page) {
      await page.goto('/security')
      await expect(securityPage(page).ways).toBeVisible()
    },
  },
  {
    name: 'set-up',
    async arrange(page) {
      await beginSetUp(page)
      await expect(setUpPage(page).form).toBeVisible()
    },
  },
  {
    name: 'api-keys',
    async arrange(page) {
      await page.goto('/api-keys')
      await expect(apiKeysPage(page).rows.first()).toBeVisible()
    },
  },
  {
    name: 'ssh-keys',
    async arrange(page) {
      await page.goto('/ssh-keys')
      await expect(sshKeysPage(page).rows.first()).toBeVisible()
    },
  },
  {
    name: 'activity',
    height: 739,
    async arrange(page) {
      await page.goto('/activity')
      await expect(activityPage(page).events.first()).toBeVisible()
    },
  },
]

/** The element in the page of a panel, whose own button changes the theme of both. */
export const elementScene = (theme: Theme): Scene => ({
  name: 'element',
  async arrange(page) {
    await page.goto('/#/security')
    if (theme === 'dark') await page.getByRole('button', { name: 'Dark theme' }).click()
    await expect(securityPage(page).ways).toBeVisible()
  },
})

/** In which a picture is taken. */
export type Theme = 'light' | 'dark'
