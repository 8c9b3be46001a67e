import { createJar, type Jar } from './jar.ts'
import { type Cue, stringAt } from './recording.ts'
import { firefox } from './stage-tools.ts'
import { password, type StageWorld } from './stage-world.ts'

const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'

const passwordOfBob = 'Realpanel456!'
const isRemember = (name: string) => name.startsWith('remember_')

/** What a recording of the sessions' file needs before it, and the browser that it was made in. */
type Scene = (world: StageWorld, cue: Cue) => Promise<Jar> | Jar

const jarOf = (world: StageWorld, name: string) => world.jars.get(name) ?? createJar()

function keep(world: StageWorld, name: string, jar: Jar) {
  world.jars.set(name, jar)
  return jar
}

async function signIn(world: StageWorld, name: string, who: [user: string, word: string]) {
  const jar = await world.visit()
  const [user, word] = who
  world.tick(1)
  await world.send('POST', '/auth/login', { user, password: word }, { jar })
  return keep(world, name, jar)
}

const named =
  (name: string): Scene =>
  (world) =>
    jarOf(world, name)

const visitor =
  (name = 'visitor', userAgent = firefox): Scene =>
  async (world) => {
    world.userAgent = userAgent
    return keep(world, name, await world.visit())
  }

/** A copy of a browser that has kept its remember cookie only; under `as` when later recordings go on with it. */
const rememberOf =
  (name: string, as = 'copy'): Scene =>
  (world) =>
    keep(world, as, createJar(jarOf(world, name).header(isRemember) ?? ''))

const rememberWithToken =
  (name: string): Scene =>
  async (world, cue) => {
    const jar = await rememberOf(name)(world, cue)
    await world.send('GET', '/sanctum/csrf-cookie', null, { jar })
    return jar
  }

/** By the name below `sessions.`; of several that fit, the first one counts. */
const scenes: [name: string, scene: Scene][] = [
  ['captcha.on.login-page', (world) => keep(world, 'visitor', createJar())],
  ['captcha.off.login-right-password', visitor('A')],
  ['captcha', named('visitor')],
  ['login-while-signed-in.session', named('A')],
  ['login-while-signed-in.remember.csrf-cookie', rememberOf('A', 'A2')],
  [
    'login-while-signed-in.remember.other-users-right-password',
    (world) => {
      keep(world, 'A3', createJar(jarOf(world, 'A2').header() ?? ''))
      return jarOf(world, 'A2')
    },
  ],
  ['login-while-signed-in.remember.nonsense', named('A3')],
  ['login-while-signed-in', named('A2')],
  ['remembered.sign-in', visitor('X')],
  ['remembered.csrf-cookie', rememberOf('X', 'X2')],
  ['remembered.account-after-csrf-cookie', named('X2')],
  ['remembered.first-request-is-a-write', rememberWithToken('X')],
  ['remembered.second-browser.sign-in', visitor('Y', chrome)],
  ['remembered.logout.second-signs-out', named('Y')],
  ['remembered.logout.first-remember-dead.after-csrf-cookie', rememberWithToken('X')],
  [
    'remembered.logout.first-remember-dead.sign-in',
    (world, cue) => {
      world.userAgent = firefox
      return rememberWithToken('X')(world, cue)
    },
  ],
  ['remembered.logout.first-live-session', named('X')],
  ['remembered', rememberOf('X')],
  [
    'password-change.page.page-before',
    async (world) => {
      for (const name of ['own', 'second', 'third', 'fourth', 'fifth']) {
        world.userAgent = name === 'own' ? firefox : chrome
        await signIn(world, name, ['ada', password])
      }
      return jarOf(world, 'third')
    },
  ],
  [
    'password-change.own-page.page-before',
    (world) => {
      world.userAgent = firefox
      return signIn(world, 'own page', ['ada', 'Realpanel124!'])
    },
  ],
  ['password-change.own-page', named('own page')],
  ['password-change.own', named('own')],
  ['password-change.no-page', named('second')],
  ['password-change.page', named('third')],
  ['password-change.pinned', named('fifth')],
  ['password-change.remember-only.account-after', rememberOf('fourth', 'opened')],
  ['password-change.remember-only.session-after-logout', named('opened')],
  ['password-change.remember-only.page-after', rememberOf('fourth', 'ended')],
  ['password-change.remember-only.account-after-page', named('ended')],
  ['password-change.remember-only', rememberOf('fourth')],
  [
    'keymode-remember.bob.create-key',
    (world) => {
      world.userAgent = chrome
      return signIn(world, 'bob', ['bob', passwordOfBob])
    },
  ],
  [
    'keymode-remember.account-without-key',
    async (world, cue) => {
      world.userAgent = firefox
      await signIn(world, 'K', ['ada', password])
      return rememberOf('K')(world, cue)
    },
  ],
  ['keymode-remember.account-with-key', rememberOf('K')],
  ['keymode-remember.write-before-csrf-cookie', rememberOf('K', 'refused')],
  ['keymode-remember.account-with-key-after-419', named('refused')],
  ['keymode-remember.csrf-cookie', rememberOf('K', 'K2')],
  ['keymode-remember', named('K2')],
  [
    'reset.asked',
    async (world, cue) => {
      world.userAgent = chrome
      await signIn(world, 'L', ['ada', password])
      return visitor('F')(world, cue)
    },
  ],
  [
    'reset.page',
    (world, cue) => {
      const token = cue.request.path.split('/').at(-1)?.split('?')[0] ?? ''
      const { control } = world.panel
      const ada = control.findAccount('ada')
      world.bindings.set(token, control.createResetToken(ada?.id ?? 0))
      return jarOf(world, 'F')
    },
  ],
  ['reset.use.signed-in', named('L')],
  ['reset.use.again', visitor()],
  ['reset.use', named('F')],
  ['reset.old-password', visitor()],
  ['reset.live-session-after', named('L')],
  ['reset.remember', rememberOf('L')],
  ['reset.new-password', visitor('N')],
  ['maintenance.down.login', named('visitor')],
  ['addresses', named('bob')],
  ['sftp.feed-of-server', named('bob')],
  ['activity.bob', named('bob')],
  ['', named('N')],
]

function setUp(world: StageWorld) {
  const { control } = world.panel
  for (const [username, word, firstName, lastName] of [
    ['ada', password, 'Ada', 'Lovelace'],
    ['bob', passwordOfBob, 'Bob', 'Builder'],
  ] as const) {
    const email = `${username}@example.test`
    control.createAccount({ username, email, password: word, firstName, lastName })
  }
}

/** What the recorder did to the panel's settings, and what its Wings did. */
function prepareSettings(world: StageWorld, cue: Cue) {
  const { control } = world.panel
  const [, subject, state] = cue.segments
  control.set({ captcha: subject === 'captcha' && state === 'on' })
  const isDown = subject === 'maintenance' && state !== 'up'
  control.set({ maintenance: isDown && (state === 'down' || { retryAfter: 60 }) })
  const ada = control.findAccount('ada')
  if (cue.name === 'sessions.sftp.feed-of-account' && ada) {
    const { ip, properties } = { ip: '127.0.0.1', properties: { method: 'password' } }
    const row = { event: 'auth:sftp.fail', timestamp: world.now(), actorId: null }
    control.addActivity(ada.id, [{ ...row, ip, properties }])
  }
}

/** Sets the stage for a recording of the sessions' file, and gives the browser that sends it. */
export async function jarOfSessions(world: StageWorld, cue: Cue): Promise<Jar> {
  if (!world.panel.control.findAccount('ada')) setUp(world)
  // No two subjects shared a second, and pages of the feed end between seconds.
  world.tick(1)
  prepareSettings(world, cue)
  if (cue.request.headers['cookie'] === undefined && cue.auth === 'bearer')
    return createJar()
  const name = cue.segments.slice(1).join('.')
  const scene = scenes.find(([start]) => name === start || name.startsWith(`${start}.`))
  const family = scenes.find(([start]) => name.startsWith(start))
  return (scene ?? family)?.[1](world, cue) ?? createJar()
}

/** The caller's address where the panel trusted the one that a proxy told. */
export const addressOf = ({ request }: Cue) => stringAt(request.headers, 'x-forwarded-for')
