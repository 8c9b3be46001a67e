import { createJar } from './jar.ts'
import { type Cue, stringAt } from './recording.ts'
import {
  api,
  ensureTwoFactor,
  firefox,
  freshStart,
  keepSignedIn,
  listKeys,
  mainJar,
  mainKey,
  requireTwoFactor,
  senderOf,
  signInAgain,
} from './stage-tools.ts'
import { password, type StageWorld } from './stage-world.ts'

/**
 * What happened off tape. `at` is a run of name segments (`^` at the start of the name, `*` for any text);
 * `first` stages once, `enter` whenever the recordings enter the run, `each` before every recording in it. A direction never sees an answer.
 */
type Direction = {
  at: string
  when: 'first' | 'enter' | 'each'
  stage: (world: StageWorld, cue: Cue) => Promise<void> | void
}

/** In the order in which they are given when several apply. */
export const directions: Direction[] = [
  {
    // The recorder began anew when it went from a browser's requests to a key's.
    at: '^bearer',
    when: 'first',
    async stage(world) {
      freshStart(world)
      await signInAgain(world, 'main')
      await mainKey(world)
    },
  },
  {
    at: 'no-secret-yet',
    when: 'each',
    stage: (world) => world.panel.control.setTwoFactor(world.accounts.user1.id, null),
  },
  { at: '^cookie.password', when: 'first', stage: (world) => signInAgain(world, 'other') },
  {
    at: 'password.same-as-current',
    when: 'each',
    async stage(world, cue) {
      // A password with outer blanks can be changed by nobody but an admin.
      world.panel.control.setPassword(world.accounts.user1.id, password)
      if (cue.auth === 'cookie') await signInAgain(world, 'main')
    },
  },
  {
    at: 'api-keys.create.over-limit-*',
    when: 'each',
    async stage(world, cue) {
      const limit = Number(/over-limit-(\d+)/.exec(cue.name)?.[1] ?? 1) - 1
      const sender = await senderOf(world, cue)
      const count = (await listKeys(world, cue)).length
      for (let n = count; n < limit; n += 1) {
        await world.send('POST', `${api}/api-keys`, { description: `fill ${n}` }, sender)
      }
    },
  },
  {
    at: 'other-users-key',
    when: 'each',
    async stage(world, cue) {
      const recorded = cue.request.path.split('/').at(-1) ?? ''
      const fingerprint = stringAt(cue.request.body, 'fingerprint')
      const { taken } = world.accounts
      if (fingerprint === null) {
        const key = world.panel.control.createApiKey(taken.id)
        world.bindings.set(recorded, key.identifier)
      } else {
        const publicKey = world.bindings.publicKeys.get(fingerprint)
        if (publicKey)
          world.panel.control.createSshKey(taken.id, { name: 'theirs', publicKey })
      }
    },
  },
  {
    at: 'api-keys.list.after-deletes',
    when: 'each',
    async stage(world, cue) {
      const sender = await senderOf(world, cue)
      for (const identifier of await listKeys(world, cue)) {
        if (world.key?.startsWith(identifier)) continue
        await world.send('DELETE', `${api}/api-keys/${identifier}`, null, sender)
      }
    },
  },
  {
    at: 'throttle.429',
    when: 'each',
    stage: async (world, cue) =>
      world.exhaust('GET', api, null, await senderOf(world, cue)),
  },
  {
    at: 'login.throttle-*-429',
    when: 'each',
    async stage(world) {
      const jar = await world.visit()
      await world.exhaust('POST', '/auth/login', { user: 'zzz', password: 'nope' }, { jar })
    },
  },
  { at: 'required-2fa.level*.*', when: 'enter', stage: requireTwoFactor },
  { at: '^login', when: 'first', stage: freshStart },
  { at: 'key-works-with-2fa-on', when: 'each', stage: ensureTwoFactor },
  { at: '^login.2fa', when: 'first', stage: ensureTwoFactor },
  { at: 'lockout5', when: 'enter', stage: freshStart },
  {
    at: 'password.sessions',
    when: 'enter',
    async stage(world) {
      for (const name of ['main', 'other']) {
        await signInAgain(world, name)
        const jar = world.jars.get(name) ?? createJar()
        // The hash that a later page compares is kept by the first page of a session.
        await world.send('GET', '/account', null, { jar })
      }
      world.key = null
      await mainKey(world)
    },
  },
  {
    at: 'cookie.stale-session',
    when: 'enter',
    stage(world) {
      const { user1 } = world.accounts
      world.panel.control.setPassword(user1.id, password)
      const { cookie } = world.panel.control.createSession(user1.id)
      world.jars.set('stale', createJar(cookie))
      world.panel.control.endSessions(user1.id)
      world.jars.delete('main')
      world.key = null
    },
  },
  {
    at: 'two-factor.disable.*.right-*',
    when: 'each',
    async stage(world, cue) {
      // The first round of recordings turned it on before their eyes.
      if (!/right-password-/.test(cue.name)) return
      await world.enableTwoFactor(await senderOf(world, cue))
    },
  },
  {
    at: 'cors-configured',
    when: 'each',
    stage: (world) => world.panel.control.set({ corsOrigins: ['http://localhost:5173'] }),
  },
  {
    at: 'maintenance',
    when: 'each',
    stage: (world) => world.panel.control.set({ maintenance: { retryAfter: 60 } }),
  },
  {
    at: 'activity.links',
    when: 'enter',
    async stage(world) {
      const jar = await mainJar(world)
      const addresses = Array.from({ length: 29 }, (_, n) => `u${n}@example.test`)
      for (const email of [...addresses, 'user@example.test']) {
        await world.send('PUT', `${api}/email`, { email, password }, { jar })
      }
    },
  },
  {
    at: 'activity.login-failure',
    when: 'each',
    async stage(world) {
      world.tick(1)
      const sender = { jar: await world.visit(), userAgent: 'Mozilla/5.0 test' }
      await world.send('POST', '/auth/login', { user: 'user1', password: 'nope' }, sender)
    },
  },
  {
    at: '^story',
    when: 'first',
    async stage(world) {
      freshStart(world)
      world.userAgent = firefox
      world.jars.set('story', await world.visit())
    },
  },
  { at: '^cookie.*', when: 'enter', stage: keepSignedIn },
]

const restrictions: Record<string, string[]> = {
  'ip-blocked-v4': ['10.9.9.9'],
  'ip-blocked-cidr': ['10.0.0.0/8'],
  'ip-blocked-v6-only': ['2001:db8::1'],
  'ip-allowed': ['127.0.0.1'],
  'ip-allowed-cidr': ['127.0.0.0/8'],
  'ip-mixed-v6-then-v4': ['2001:db8::/32', '127.0.0.1'],
}

type StagedKey = {
  at: string
  make: (world: StageWorld, cue: Cue) => Promise<string | null> | string
}

/** Keys that the recorder made off tape; elsewhere it used its main one. */
export const keys: StagedKey[] = [
  {
    at: '^appkey',
    make: ({ panel, accounts }) =>
      panel.control.createApiKey(accounts.user1.id, { kind: 'application' }).usable,
  },
  {
    at: 'restricted',
    async make(world, cue) {
      const name = cue.segments.at(-1) ?? ''
      const ips = restrictions[name]
      const description = ips ? name : 'blk'
      return world.createKey(await mainJar(world), description, ips ?? ['10.9.9.9'])
    },
  },
  {
    at: 'selfdelete',
    make: async (world) => world.createKey(await mainJar(world), 'self'),
  },
]

/** In which of the recorder's browsers a request with cookies was made; elsewhere in its main one. */
export const browsers: { at: string; jar: string }[] = [
  { at: 'required-2fa', jar: 'required' },
  { at: '*other-session*', jar: 'other' },
]
