import { test } from './fixtures.ts'
import { turnedOn, turnOffStory } from './two-factor-off.ts'

test.use({ dialect: 'pterodactyl-1.11.7' })

test('turning off takes the password, and the sign-in then only that', async ({
  page,
  panel,
  account,
  signedIn,
  cookiesCleared,
}) => {
  turnedOn(panel, account)
  await signedIn()
  await turnOffStory({ page, account, cookiesCleared })
})
