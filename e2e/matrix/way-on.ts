import { codeAt } from '../sign-in-codes.ts'
import type { Hand, Stage, Use } from './hand.ts'
import type { Screen } from './screen.ts'
import { secondFactor } from './second-factor.ts'
import { settled } from './settle.ts'

/** Does what the page offers until it is over; gives whether that came. */
export async function goOn(hand: Hand, use: Use, stage: Stage): Promise<boolean> {
  for (let turn = 0; turn < 14; turn += 1) {
    const { screen } = await settled(hand, use, stage)
    if (use.isOver(screen, stage)) return true
    if (!(await step(hand, use, stage, screen))) await hand.pass(10)
  }
  return use.isOver(await hand.read(), stage)
}

async function step(hand: Hand, use: Use, stage: Stage, screen: Screen): Promise<boolean> {
  const { account } = stage
  const password = await hand.value('Password')
  if (password !== null && (await hand.can('button', 'Sign in')) && screen.isModal) {
    await hand.fill('Password', account.password)
    await hand.press('button', 'Sign in')
    return true
  }
  // Whoever has a second factor is asked for it then.
  if (use.name !== 'checkpoint' && (await hand.value('Sign-in code')) !== null) {
    await hand.fill('Sign-in code', codeAt(secondFactor.secret, stage.panel.control.now()))
    await hand.press('button', 'Sign in')
    return true
  }
  for (const name of [/^Sign .* out and sign in as /, /^Sign out and sign in as /])
    if (await hand.can('button', name)) {
      await hand.press('button', name)
      return true
    }
  if (password === '' && use.name !== 'login' && (await hand.can('button', 'Sign in'))) {
    await hand.fill('User name or email', account.username)
    await hand.fill('Password', account.password)
    await hand.press('button', 'Sign in')
    return true
  }
  // What waits for a sign-in is sent by itself after it: a button may be gone by then.
  if (await use.again(hasty(hand), stage, screen)) return true
  if (!(await hand.can('button', 'Try again'))) return false
  await hand.press('button', 'Try again')
  return true
}

/** A hand that does not wait: a button that is busy takes no press, and one that is gone has none. */
export const hasty = (hand: Hand): Hand => ({
  ...hand,
  async press(role, name) {
    if (!(await hand.can(role, name))) return
    await hand.press(role, name).catch(async (error: unknown) => {
      if (await hand.can(role, name)) throw error
    })
  },
})
