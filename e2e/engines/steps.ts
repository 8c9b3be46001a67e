import { equal, match, notEqual, ok } from 'node:assert/strict'

import { publicKeys } from '../key-places.ts'
import { codeAt, nextCode } from '../sign-in-codes.ts'
import {
  button,
  field,
  heading,
  inside,
  keys,
  link,
  role,
  text,
  type Person,
} from './person.ts'
import type { World } from './world.ts'

/** What one step hands to those after it. */
type Memory = { secret: string; usable: string }

type Part = Person & World & { memory: Memory; picture: (name: string) => Promise<void> }

/** A step of the way through all pages: each goes on where the one before it ended. */
export type Step = { name: string; run: (part: Part) => Promise<void> }

const dialog = (name: string) => role('dialog', name)
const question = (name: string) => role('alertdialog', name)
const menu = role('group', 'Account menu')
const menuButton = button(/^Account menu/)
const codes = inside(role('list', 'Recovery codes'), role('listitem'))

const goTo = async ({ press, sees }: Part, section: string) => {
  await press(inside(role('navigation', 'Account'), link(section)))
  await sees(heading(section))
}

export const steps: Step[] = [
  {
    name: 'errors and breaches of the policy are heard of',
    async run({ driver, origin, sees, until, faults }) {
      await driver.open(`${origin}/profile`)
      await sees(heading('Sign in'))
      await driver.evaluate(() => {
        console.error('planted')
        void fetch('https://elsewhere.invalid').catch(() => {})
      })
      let heard = ''
      for (const kind of ['console: planted', 'policy: connect-src', 'report: '])
        await until(() => {
          heard += faults().join('\n')
          return Promise.resolve(heard.includes(kind))
        }, `Nobody has heard of ${kind}`)
    },
  },
  {
    name: 'a wrong password is refused, and stays to be mended',
    async run({ fills, types, sees, isAt, account }) {
      await fills(field('User name or email'), account.username)
      await fills(field('Password'), 'not it')
      await types(keys.enter)
      await sees(text(/do not belong together/))
      await isAt(field('Password'))
    },
  },
  {
    name: 'the right one signs in',
    async run({ fills, press, sees, account, picture }) {
      await fills(field('Password'), account.password)
      await press(button('Sign in'))
      await sees(heading('Profile'))
      await sees(text(account.email))
      await picture('profile')
    },
  },
  {
    name: '“Copied” is said of what was copied last',
    async run({ press, sees }) {
      await press(button('Copy User name'))
      await sees(button('Copied'))
      await press(button('Copy Account id'))
      await sees(button('Copy User name'))
      await sees(button('Copied'))
    },
  },
  {
    name: 'an email that is not saved is asked about',
    async run(part) {
      const { press, isAt, types, fits, picture } = part
      await press(button('Change email'))
      await isAt(field('New email'))
      await types('new@example.com')
      await press(inside(role('navigation', 'Account'), link('Security')))
      await fits(dialog('Leave without saving?'))
      await isAt(button('Stay here'))
      await picture('leave')
    },
  },
  {
    name: 'Escape stays, and nothing typed is lost',
    async run({ types, misses, reads, address }) {
      await types(keys.escape)
      await misses(dialog('Leave without saving?'))
      equal(await reads(field('New email')), 'new@example.com')
      equal(await address(), '/profile')
    },
  },
  {
    name: 'the email is changed',
    async run({ fills, press, sees, isAt, account }) {
      await fills(field('Current password'), account.password)
      await press(button('Change email'))
      await sees(text(/Email changed from una@example\.com to new@example\.com/))
      await isAt(button('Change email'))
    },
  },
  {
    name: 'a new password is estimated, and the form is left again',
    async run({ press, fills, sees, misses, picture }) {
      await press(button('Change password'))
      await fills(field('New password'), 'copper lantern otter')
      await sees(text(/Very hard to guess/))
      await picture('password')
      await press(button('Cancel'))
      await misses(field('New password'))
    },
  },
  {
    name: 'the account menu is as high as what is in it',
    async run({ press, fits, types, misses, picture }) {
      await press(menuButton)
      await fits(menu)
      await picture('menu')
      await types(keys.escape)
      await misses(menu)
    },
  },
  {
    name: 'the dark theme is chosen, and stays',
    async run({ driver, press, types, until, sees, origin, picture }) {
      const look = () =>
        driver.evaluate(() => {
          const { color, colorScheme } = getComputedStyle(document.body)
          return { ink: color, scheme: colorScheme }
        })
      const light = await look()
      await press(menuButton)
      await press(role('radio', 'Dark'))
      await until(async () => (await look()).scheme === 'dark', 'It is not dark')
      await types(keys.escape)
      await driver.open(`${origin}/profile`)
      await sees(heading('Profile'))
      const dark = await look()
      equal(dark.scheme, 'dark')
      notEqual(dark.ink, light.ink)
      await picture('dark')
      await press(menuButton)
      await press(role('radio', 'As the system'))
      await until(async () => (await look()).scheme !== 'dark', 'It is still dark')
      await types(keys.escape)
    },
  },
  {
    name: 'the Security page says that two-factor is off',
    async run(part) {
      await goTo(part, 'Security')
      await part.sees(
        inside(role('region', 'Two-factor sign-in'), text('Two-factor is off')),
      )
      await part.sees(role('region', 'What two-factor does not protect'))
      await part.picture('security')
    },
  },
  {
    name: 'the set-up shows its key',
    async run({ press, sees, reads, memory, picture }) {
      await press(inside(role('region', 'Two-factor sign-in'), button('Set up two-factor')))
      await sees(role('img', 'QR code for your authenticator app'))
      await press(text('Type the key instead'))
      memory.secret = await reads(field('Key for your app'))
      match(memory.secret, /^[A-Z2-7 ]{16,}$/)
      await picture('set-up')
    },
  },
  {
    name: 'its code turns two-factor on',
    async run({ press, fills, fits, memory, panel, account }) {
      const code = codeAt(memory.secret, panel.control.now())
      await fills(field('Sign-in code from your app'), code)
      await fills(field('Current password'), account.password)
      await press(button('Turn on two-factor'))
      await fits(question('Two-factor is on. One last thing.'))
    },
  },
  {
    name: 'recovery codes stand in two columns, and Escape does not close them',
    async run({ driver, sees, types, press, picture }) {
      equal(await sees(codes), 10)
      const columns = await driver.evaluate((target) => {
        const left = globalThis.eyes
          .find(target)
          .map((code) => code.getBoundingClientRect().left)
        return new Set(left.map(Math.round)).size
      }, codes)
      equal(columns, 2)
      for (let turn = 0; turn < 4; turn++) await types(keys.escape)
      await picture('recovery-codes')
      await press(button('Copy all'))
      await sees(button('Copied'))
    },
  },
  {
    name: 'one that is typed back closes them',
    async run({ driver, fills, press, sees, misses }) {
      const first = await driver.evaluate(
        (target) => globalThis.eyes.find(target)[0]?.innerText.trim() ?? '',
        codes,
      )
      await press(text('Or type one to be sure'))
      await fills(field('Type one of the codes from where you keep them'), first)
      await press(button('Done'))
      await misses(question('Two-factor is on. One last thing.'))
      await sees(inside(role('region', 'Two-factor sign-in'), text('Two-factor is on')))
    },
  },
  {
    name: 'the menu signs out',
    async run({ press, sees }) {
      await press(menuButton)
      await press(button('Sign out'))
      await sees(text('You are signed out.'))
    },
  },
  {
    name: 'signing in asks for a code now',
    async run({ fills, types, press, sees, isAt, memory, panel, account }) {
      await fills(field('User name or email'), account.username)
      await fills(field('Password'), account.password)
      await press(button('Sign in'))
      await isAt(field('Sign-in code'))
      await types(nextCode(memory.secret, panel.control.now()))
      await types(keys.enter)
      await sees(heading('Profile'))
    },
  },
  {
    name: 'an API key is created for an address',
    async run(part) {
      const { press, fills, types, sees } = part
      await goTo(part, 'API keys')
      await press(link('Create API key'))
      await fills(field('Description'), 'Bot')
      await fills(role('textbox', 'Allowed addresses'), '127.0.0.1')
      await types(keys.enter)
      await sees(inside(role('list', 'Addresses in the list'), text('127.0.0.1')))
      await press(button('Create key'))
      await sees(question('Your key for Bot'))
    },
  },
  {
    name: 'it is shown once, in a dialog that Escape does not close',
    async run({ fits, reads, types, memory, picture }) {
      await fits(question('Your key for Bot'))
      memory.usable = await reads(field('The key'))
      match(memory.usable, /^ptlc_/)
      for (let turn = 0; turn < 3; turn++) await types(keys.escape)
      await fits(question('Your key for Bot'))
      await picture('api-key')
    },
  },
  {
    name: 'it is copied, and pasted back',
    async run({ press, sees, isAt, controls, misses }) {
      await press(button('Copy key'))
      await sees(button('Copied'))
      await press(text('Check the copy you stored'))
      const stored = field('Paste it back from where you stored it')
      await press(stored)
      await isAt(stored)
      await controls('v')
      await sees(text(/Stored correctly/))
      await press(button('Done'))
      await misses(question('Your key for Bot'))
    },
  },
  {
    name: 'it works, and stands in the list',
    async run({ origin, memory, sees }) {
      const { status } = await fetch(`${origin}/api/client/account`, {
        headers: { Authorization: `Bearer ${memory.usable}`, Accept: 'application/json' },
      })
      equal(status, 200)
      await sees(inside(role('table', 'API keys'), text(/Bot/)))
    },
  },
  {
    name: 'it is deleted once that is confirmed',
    async run({ press, types, fits, misses, sees, picture }) {
      await press(button(/^Bot/))
      await press(button(/^Delete… Bot/))
      await fits(question('Delete this API key?'))
      await picture('delete')
      await types(keys.escape)
      await misses(question('Delete this API key?'))
      await press(button(/^Delete… Bot/))
      await press(button('Delete key'))
      await sees(heading('No API keys yet'))
    },
  },
  {
    name: 'an SSH key is read, named by its comment, and added',
    async run(part) {
      const { press, fills, sees, reads, until } = part
      await goTo(part, 'SSH keys')
      await press(link('Add SSH key'))
      await fills(field('Public key'), `${publicKeys.first} una@laptop`)
      await sees(text(/^SHA256:/))
      await until(async () => (await reads(field('Name'))) === 'una@laptop', 'No name')
      await press(button('Add key'))
      await sees(inside(role('table', 'SSH keys'), text('una@laptop')))
    },
  },
  {
    name: 'it is removed, and can be brought back for a while',
    async run({ press, sees, misses }) {
      await press(button('una@laptop'))
      await press(button('Remove una@laptop'))
      await sees(button('Undo'))
      await misses(button('una@laptop'))
    },
  },
  {
    name: 'Activity tells what was done, and one kind of it',
    async run(part) {
      const { sees, misses, chooses, address, picture } = part
      await goTo(part, 'Activity')
      await sees(text(/^API key .*deleted/))
      await sees(text(/^SSH key .*added/))
      await picture('activity')
      await chooses(role('combobox', 'Kind of event'), 'SSH keys')
      await misses(text(/^API key .*deleted/))
      equal(await address(), '/activity?kind=ssh-keys')
    },
  },
  {
    name: 'an event has its details',
    async run({ driver, origin, press, sees }) {
      await driver.open(`${origin}/activity?kind=ssh-keys`)
      await press(text(/^SSH key .*added/))
      await sees(inside(role('table'), text(/^fingerprint/)))
    },
  },
  {
    name: 'on a phone nothing is wider than the window, and the menu fits',
    async run(part) {
      const { driver, origin, sees, press, types, fits, misses, picture } = part
      // No window of WebKitGTK is narrower than 447 pixels.
      await driver.resize(390, 800)
      for (const [path, title] of [
        ['profile', 'Profile'],
        ['security', 'Security'],
        ['api-keys', 'API keys'],
        ['ssh-keys', 'SSH keys'],
        ['activity', 'Activity'],
      ] as const) {
        await driver.open(`${origin}/${path}`)
        await sees(heading(title))
        await part.seesAllOfTheWidth()
        await picture(`phone-${path}`)
      }
      await press(menuButton)
      await fits(menu)
      await picture('phone-menu')
      await types(keys.escape)
      await misses(menu)
    },
  },
  {
    name: 'on a phone a dialog fits, and leaving leads on',
    async run({ driver, origin, press, isAt, types, fits, sees, picture }) {
      await driver.open(`${origin}/profile`)
      await press(button('Change email'))
      await isAt(field('New email'))
      await types('x')
      await press(inside(role('navigation', 'Account'), link('Security')))
      await fits(dialog('Leave without saving?'))
      await picture('phone-leave')
      await press(button('Leave'))
      await sees(heading('Security'))
      ok((await driver.evaluate(() => innerWidth)) < 500)
    },
  },
]
