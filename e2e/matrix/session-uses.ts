import { codeAt } from '../sign-in-codes.ts'
import type { Hand, Stage, Use } from './hand.ts'
import { secondFactor } from './second-factor.ts'

async function openSignIn(hand: Hand, stage: Stage): Promise<void> {
  await stage.clearCookies()
  await hand.open('/sign-in')
  await hand.fill('User name or email', stage.account.username)
  await hand.fill('Password', stage.account.password)
  await hand.calm()
}

const codeOf = ({ panel }: Stage) => codeAt(secondFactor.secret, panel.control.now())
const credentials = (stage: Stage) => ({
  'User name or email': stage.account.username,
  Password: stage.account.password,
})
const isIn = async (stage: Stage) => (await stage.whoIsIn()) === stage.account.id

/** Signing in, its second step, and signing out. */
export const sessionUses: readonly Use[] = [
  {
    name: 'login',
    kind: 'write',
    method: 'POST',
    path: '/auth/login',
    section: 'Profile',
    approach: openSignIn,
    act: (hand) => hand.press('button', 'Sign in'),
    typed: credentials,
    secrets: (stage) => [stage.account.password],
    happened: isIn,
    words: { done: ['profile.changeEmail'], notDone: ['signIn.noSession'] },
    isOver: ({ heading }) => heading === 'Profile',
    async again(hand) {
      if (!(await hand.can('button', 'Sign in'))) return false
      await hand.press('button', 'Sign in')
      return true
    },
  },
  {
    name: 'checkpoint',
    kind: 'write',
    method: 'POST',
    path: '/auth/login/checkpoint',
    section: 'Profile',
    prepare: ({ panel, account }) => panel.control.setTwoFactor(account.id, secondFactor),
    async approach(hand, stage) {
      await openSignIn(hand, stage)
      await hand.press('button', 'Sign in')
      await hand.fill('Sign-in code', codeOf(stage))
    },
    act: (hand) => hand.press('button', 'Sign in'),
    typed: credentials,
    secrets: (stage) => [stage.account.password, secondFactor.secret],
    happened: isIn,
    words: { done: ['profile.changeEmail'], notDone: ['signIn.noSession'] },
    isOver: ({ heading }) => heading === 'Profile',
    async again(hand, stage) {
      if (!(await hand.can('button', 'Sign in'))) return false
      if ((await hand.value('Sign-in code')) !== null)
        await hand.fill('Sign-in code', codeOf(stage))
      await hand.press('button', 'Sign in')
      return true
    },
  },
  {
    name: 'logout',
    kind: 'write',
    method: 'POST',
    path: '/auth/logout',
    section: 'Profile',
    approach: (hand) => hand.open('/profile'),
    async act(hand) {
      if (!(await hand.can('button', 'Sign out')))
        await hand.press('button', /Account menu/)
      await hand.press('button', 'Sign out')
    },
    happened: async (stage) => (await stage.whoIsIn()) === null,
    words: {
      done: ['signIn.becauseSignedOut'],
      notDone: ['signOut.stillTitle', 'signOut.notRun', 'signOut.offline'],
      unknown: ['signOut.unknownTitle'],
    },
    isOver: ({ heading }) => heading === 'Sign in',
    async again(hand) {
      for (const name of ['Try again', 'Sign out'])
        if (await hand.can('button', name)) {
          await hand.press('button', name)
          return true
        }
      return false
    },
  },
]
