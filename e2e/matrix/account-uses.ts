import { lastSignIn } from '../activity-rows.ts'
import { codeAt } from '../sign-in-codes.ts'
import type { Hand, Stage, Use } from './hand.ts'
import { says } from './read-uses.ts'
import { secondFactor } from './second-factor.ts'

const account = '/api/client/account'
const nextEmail = (stage: Stage) => `next-${stage.account.email}`
const nextPassword = 'copper lantern otter'
/** For who changes it once more, since it may have been changed already. */
const laterPassword = 'violet lantern otter'
const secretOf = ({ panel, account: { id } }: Stage) =>
  panel.control.twoFactorSecret(id) ?? ''
const codeOf = (stage: Stage) => codeAt(secretOf(stage), stage.panel.control.now())

/** Fills in what is empty, and presses the button that sends it. */
async function send(
  hand: Hand,
  button: string,
  values: Record<string, string>,
): Promise<boolean> {
  for (const [label, text] of Object.entries(values)) {
    const value = await hand.value(label)
    if (value === null) {
      // The form was closed: the button of the same name opens it.
      if (!(await hand.can('button', button))) return false
      await hand.press('button', button)
    }
    if (value !== text) await hand.fill(label, text)
  }
  if (!(await hand.can('button', button))) return false
  await hand.press('button', button)
  return true
}

const emailTyped = (stage: Stage) => ({
  'New email': nextEmail(stage),
  'Current password': stage.account.password,
})
const passwordTyped = (stage: Stage) => ({
  'Current password': stage.account.password,
  'New password': nextPassword,
})

const enableTyped = (stage: Stage) => ({
  'Sign-in code from your app': codeOf(stage),
  'Current password': stage.account.password,
})

/** What changes the account itself. */
export const accountUses: readonly Use[] = [
  {
    name: 'email',
    kind: 'write',
    method: 'PUT',
    path: `${account}/email`,
    section: 'Profile',
    async approach(hand, stage) {
      await hand.open('/profile')
      await hand.press('button', 'Change email')
      await hand.fill('New email', nextEmail(stage))
      await hand.fill('Current password', stage.account.password)
      await hand.calm()
    },
    act: (hand) => hand.press('button', 'Change email'),
    typed: emailTyped,
    secrets: (stage) => [stage.account.password],
    happened: (stage) =>
      stage.panel.control.findAccount(stage.account.username)?.email === nextEmail(stage),
    words: {
      done: ['profileForms.emailChanged'],
      notDone: ['profileForms.emailNotStored'],
      unknown: ['profileForms.emailNotRead'],
    },
    isOver: ({ text }, stage) =>
      says(text, 'profileForms.emailChanged') && text.includes(nextEmail(stage)),
    again: (hand, stage) => send(hand, 'Change email', emailTyped(stage)),
  },
  {
    name: 'password',
    kind: 'write',
    method: 'PUT',
    path: `${account}/password`,
    section: 'Profile',
    async approach(hand, stage) {
      await hand.open('/profile')
      await hand.press('button', 'Change password')
      await hand.fill('Current password', stage.account.password)
      await hand.fill('New password', nextPassword)
      await hand.calm()
    },
    act: (hand) => hand.press('button', 'Change password'),
    typed: passwordTyped,
    secrets: (stage) => [stage.account.password, nextPassword],
    happened: async (stage) =>
      (await stage.takesPassword(nextPassword)) ||
      (await stage.takesPassword(laterPassword)),
    words: {
      done: ['profileForms.passwordChanged'],
      unknown: ['profileForms.passwordLost'],
    },
    isBlind: true,
    isOver: ({ text }) => says(text, 'profileForms.passwordChanged'),
    async again(hand, stage) {
      // Who does not know which one holds tries the old one, and the panel tells.
      const current = (await stage.takesPassword(nextPassword))
        ? nextPassword
        : stage.account.password
      const next = current === nextPassword ? laterPassword : nextPassword
      return send(hand, 'Change password', {
        'Current password': current,
        'New password': next,
      })
    },
  },
  {
    name: 'two-factor-get',
    kind: 'write',
    method: 'GET',
    path: `${account}/two-factor`,
    section: 'Security',
    prepare: ({ panel, account: person }) => lastSignIn(panel, person),
    approach: (hand) => hand.open('/security'),
    act: (hand) => hand.press('button', 'Set up two-factor'),
    happened: (stage) => secretOf(stage) !== '',
    words: { done: ['twoFactor.scanTitle'] },
    // A secret that was made and never arrived is nobody's: the next one takes its place.
    isBlind: true,
    isOver: ({ text }) => says(text, 'twoFactor.scanTitle'),
    async again(hand) {
      for (const name of ['Show the QR code', 'Show a new QR code', 'Set up two-factor'])
        if (await hand.can('button', name)) {
          await hand.press('button', name)
          return true
        }
      return false
    },
  },
  {
    name: 'enable',
    kind: 'write',
    method: 'POST',
    path: `${account}/two-factor`,
    section: 'Security',
    prepare: ({ panel, account: person }) => lastSignIn(panel, person),
    async approach(hand, stage) {
      await hand.open('/security')
      await hand.press('button', 'Set up two-factor')
      // The code is that of the key, which has to be there.
      await hand.still()
      for (const [label, text] of Object.entries(enableTyped(stage)))
        await hand.fill(label, text)
      await hand.calm()
    },
    act: (hand) => hand.press('button', 'Turn on two-factor'),
    typed: (stage) => ({ 'Current password': stage.account.password }),
    secrets: (stage) => [stage.account.password, secretOf(stage)],
    happened: ({ panel, account: { id } }) => panel.control.hasTwoFactor(id),
    words: {
      done: ['codes.title', 'twoFactor.codesLostTitle', 'twoFactor.isOn'],
      unknown: ['codes.turnOnLost'],
    },
    isOver: ({ text }) => says(text, 'codes.title') || says(text, 'codes.newTitle'),
    async again(hand, stage) {
      if (await hand.can('link', 'Make new recovery codes')) {
        await hand.press('link', 'Make new recovery codes')
        return true
      }
      const sends = (await hand.can('button', 'Make new codes'))
        ? 'Make new codes'
        : 'Turn on two-factor'
      if (!(await hand.can('button', sends))) return false
      return send(hand, sends, enableTyped(stage))
    },
  },
  {
    name: 'disable',
    kind: 'write',
    method: 'POST',
    path: `${account}/two-factor/disable`,
    section: 'Security',
    prepare: ({ panel, account: person, other }) => {
      panel.control.setTwoFactor(person.id, secondFactor)
      panel.control.setTwoFactor(other.id, secondFactor)
      lastSignIn(panel, person)
    },
    async approach(hand, stage) {
      await hand.open('/security')
      await hand.press('button', 'Turn off')
      await hand.fill('Current password', stage.account.password)
      await hand.calm()
    },
    act: (hand) => hand.press('button', 'Turn off'),
    typed: (stage) => ({ 'Current password': stage.account.password }),
    secrets: (stage) => [stage.account.password],
    happened: ({ panel, account: { id } }) => !panel.control.hasTwoFactor(id),
    words: {
      done: ['security.turnedOff'],
      notDone: ['security.stillOn'],
      unknown: ['security.turnOffLost', 'security.turnedOffNotRead'],
    },
    isOver: ({ text }) => says(text, 'security.turnedOff'),
    again: (hand, stage) =>
      send(hand, 'Turn off', { 'Current password': stage.account.password }),
  },
]
