import { publicKeys } from '../key-places.ts'
import type { Stage, Use } from './hand.ts'
import { phrase } from './phrases.ts'

const account = '/api/client/account'

/** A read of a page to which the navigation leads from the profile; `shows` is what the panel has for it. */
const pageRead = (
  name: string,
  {
    path,
    link,
    shows,
    none,
    prepare,
  }: Pick<Use, 'path'> &
    Required<Pick<Use, 'none' | 'prepare'>> & { link: string; shows: string },
): Use => ({
  name,
  kind: 'read',
  method: 'GET',
  path,
  prepare,
  none,
  section: link,
  words: { done: [] },
  approach: (hand) => hand.open('/profile'),
  act: (hand) => hand.press('link', link),
  isOver: (screen) => screen.text.includes(shows),
  async again(hand, _stage, screen) {
    if (screen.isModal || !(await hand.can('link', link))) return false
    if (screen.heading === link) {
      if (await hand.can('button', 'Try again')) return false
      // What could be read in part is read again when somebody comes back after a while.
      await hand.press('link', 'Profile')
      await hand.pass(60)
    }
    await hand.press('link', link)
    return true
  },
})

const row = ({ panel, account: { id } }: Stage) =>
  panel.control.addActivity(id, [
    { event: 'auth:success', timestamp: panel.control.now() - 60_000, ip: '192.0.2.77' },
  ])

/** The reads: each begins on another page, so that it alone meets the fault. */
export const readUses: readonly Use[] = [
  {
    name: 'account',
    kind: 'read',
    method: 'GET',
    path: account,
    section: 'Profile',
    words: { done: [] },
    approach: () => Promise.resolve(),
    act: (hand) => hand.open('/profile'),
    isOver: ({ heading, text }, stage) =>
      heading === 'Profile' && text.includes(stage.account.email),
    again: () => Promise.resolve(false),
  },
  pageRead('activity', {
    path: `${account}/activity`,
    link: 'Activity',
    shows: '192.0.2.77',
    none: ['activityMore.noneTitle'],
    prepare: row,
  }),
  pageRead('api-keys', {
    path: `${account}/api-keys`,
    link: 'API keys',
    shows: 'Bot of una',
    none: ['apiKeys.noneTitle'],
    prepare: ({ panel, account: { id } }) =>
      void panel.control.createApiKey(id, { description: 'Bot of una' }),
  }),
  pageRead('ssh-keys', {
    path: `${account}/ssh-keys`,
    link: 'SSH keys',
    shows: 'laptop of una',
    none: ['sshKeys.noneTitle'],
    prepare: ({ panel, account: { id } }) =>
      void panel.control.createSshKey(id, {
        name: 'laptop of una',
        publicKey: publicKeys.first,
      }),
  }),
  pageRead('servers', {
    path: '/api/client',
    link: 'SSH keys',
    shows: 'island of una',
    none: ['sshConnect.none'],
    prepare: ({ panel, account: { id } }) =>
      void panel.control.createServer(id, {
        name: 'island of una',
        sftp: { ip: 'files.example.test', port: 2022 },
      }),
  }),
  {
    name: 'csrf-cookie',
    kind: 'read',
    method: 'GET',
    path: '/sanctum/csrf-cookie',
    section: 'Profile',
    words: { done: [] },
    async approach(hand, stage) {
      await stage.clearCookies()
      await hand.open('/sign-in')
      await hand.fill('User name or email', stage.account.username)
      await hand.fill('Password', stage.account.password)
      await hand.calm()
      // Without it a token is fetched before anything is sent.
      await stage.clearToken()
    },
    act: (hand) => hand.press('button', 'Sign in'),
    typed: (stage) => ({
      'User name or email': stage.account.username,
      Password: stage.account.password,
    }),
    secrets: (stage) => [stage.account.password],
    isOver: ({ heading }) => heading === 'Profile',
    async again(hand) {
      if (!(await hand.can('button', 'Sign in'))) return false
      await hand.press('button', 'Sign in')
      return true
    },
  },
]

/** Whether a sentence of the catalogue is on screen. */
export const says = (text: string, key: string): boolean => phrase(key).test(text)
