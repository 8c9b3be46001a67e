import { createJar, type Jar } from './jar.ts'
import { type Cue, findRun, isObject, type Json, stringAt } from './recording.ts'
import { jarOfSessions } from './stage-sessions.ts'
import { signInAgain, mainJar, mainKey } from './stage-tools.ts'
import { origin, password, type StageWorld } from './stage-world.ts'
import { browsers, keys } from './stage.ts'

/** A request ready to be sent, and the browser that takes the cookies of its answer. */
export type Prepared = { request: Request; jar: Jar }

const literalCodes = new Set(['000000', '123456'])
/** A code, confirmation token or recovery code that is made up: the same letter again and again. */
const isMadeUp = (text: string) => /^(.?)\1*$/.test(text)

/** The key that the recorder had made off tape for a name. */
async function keyFor(world: StageWorld, cue: Cue): Promise<string | null> {
  const staged = keys.find(({ at }) => findRun(cue.name, at) !== null)
  return staged ? staged.make(world, cue) : mainKey(world)
}

/** Of a key that an earlier recording of the same story made: the longest name that this one continues. */
function keyOfStory(world: StageWorld, cue: Cue): string | null {
  const { keysByName } = world.bindings
  for (let length = cue.segments.length - 1; length > 0; length -= 1) {
    const key = keysByName.get(cue.segments.slice(0, length).join('.'))
    if (key !== undefined) return key
  }
  const open = [...keysByName].find(([name]) => name.endsWith('.open'))
  return open?.[1] ?? null
}

async function authorization(world: StageWorld, cue: Cue): Promise<string | null> {
  const recorded = cue.request.headers['authorization']
  if (recorded === undefined) return null
  const id = /^Bearer ([a-z]+_\w+?)(<…>)?$/.exec(recorded)?.[1]
  if (id === undefined) {
    return recorded.includes('<…>') ? `Bearer ${keyOfStory(world, cue) ?? ''}` : recorded
  }
  if (cue.name.includes('bad-key') || cue.name.includes('unknown-identifier')) {
    return `Bearer ${id}${'z'.repeat(32)}`
  }
  const key = world.bindings.keys.get(id) ?? (await keyFor(world, cue))
  if (key === null) return recorded
  world.bindings.keys.set(id, key)
  const identifier = key.slice(0, id.length)
  world.bindings.set(id, identifier)
  if (cue.name.includes('identifier-only')) return `Bearer ${identifier}`
  if (cue.name.includes('wrong-secret')) return `Bearer ${identifier}${'z'.repeat(32)}`
  return `Bearer ${key}`
}

async function jarOfLogin(world: StageWorld, cue: Cue): Promise<Jar> {
  const story = cue.segments[0] === 'story'
  const name = story ? 'story' : 'login'
  const recorded = cue.request.headers['cookie'] ?? ''
  if (recorded === '') {
    const empty = createJar()
    if (cue.request.path === '/sanctum/csrf-cookie') world.jars.set(name, empty)
    return empty
  }
  const current = world.jars.get(name)
  if (story && cue.segments.includes('own-origin')) {
    const anonymous = world.jars.get('anonymous') ?? (await world.visit())
    world.jars.set('anonymous', anonymous)
    return anonymous
  }
  const signedOut = !recorded.includes('remember_')
  // In the story the header was written down after the answer, so there a sign-out looks signed out.
  const leaving = story && cue.request.path === '/auth/logout'
  const guest = signedOut && !leaving && (!story || cue.request.path.startsWith('/auth/'))
  const unknown = unknownConfirmation(world, cue)
  const fresh =
    !current ||
    (guest && current.remembers()) ||
    (unknown !== null && guest) ||
    cue.segments.includes('no-session-data')
  if (!fresh) return current
  const jar = await world.visit()
  // The story goes on in its own browser after a visitor asked for a mail.
  if (!(story && current?.remembers())) world.jars.set(name, jar)
  if (unknown !== null) {
    const body = { user: 'user1', password }
    const answer = await world.send('POST', '/auth/login', body, { jar })
    const data = isObject(answer.body) ? answer.body['data'] : null
    const token = stringAt(data, 'confirmation_token')
    if (token !== null) world.bindings.set(unknown, token)
  }
  return jar
}

/** A confirmation token that no pair of the run has told: its first step was off tape. */
function unknownConfirmation(world: StageWorld, cue: Cue): string | null {
  const token = stringAt(cue.request.body, 'confirmation_token')
  const known = token === null || isMadeUp(token) || world.bindings.get(token) !== null
  return known ? null : token
}

async function jarFor(world: StageWorld, cue: Cue): Promise<Jar> {
  const { segments, request } = cue
  if (segments[0] === 'sessions') return jarOfSessions(world, cue)
  if (segments.includes('stale-session')) {
    // The recorder sent the same dead cookies each time, whatever the answers set.
    return createJar(world.jars.get('stale')?.header() ?? '')
  }
  if (segments[0] === 'login' || segments[0] === 'story') return jarOfLogin(world, cue)
  if (request.headers['cookie'] === undefined) return createJar()
  if (cue.auth === 'other-user') {
    if (!world.jars.has('taken')) await signInAgain(world, 'taken', 'taken')
    return world.jars.get('taken') ?? createJar()
  }
  const named = browsers.find(({ at }) => findRun(cue.name, at) !== null)?.jar ?? 'main'
  const jar = world.jars.get(named)
  // A browser that the tape shows signed out stays so.
  if (jar && !request.headers['cookie'].includes('remember_')) return jar
  return jar && named !== 'main' ? jar : mainJar(world)
}

function codeFor(world: StageWorld, cue: Cue, recorded: string): string {
  if (literalCodes.has(recorded) || !/^\d{3} ?\d{3}$/.test(recorded)) return recorded
  const steps = Number(/minus-(\d+)-steps/.exec(cue.name)?.[1] ?? 0)
  const code = world.code(cue.name.includes('stale-secret') ? 1 : 0, steps * 30)
  if (code === null) return recorded
  return recorded.includes(' ') ? `${code.slice(0, 3)} ${code.slice(3)}` : code
}

function bodyFor(world: StageWorld, cue: Cue): Json {
  const body = world.bindings.apply(cue.request.body)
  if (!isObject(body)) return body
  for (const name of ['code', 'authentication_code']) {
    const code = body[name]
    if (typeof code === 'string') body[name] = codeFor(world, cue, code)
  }
  const recovery = stringAt(cue.request.body, 'recovery_token')
  if (recovery !== null && !isMadeUp(recovery) && world.bindings.get(recovery) === null) {
    const unused = world.recoveryCodes.shift()
    if (unused !== undefined) {
      world.bindings.set(recovery, unused)
      body['recovery_token'] = unused
    }
  }
  return body
}

/** The recorded request with the credentials, ids and codes of this run. */
export async function prepare(world: StageWorld, cue: Cue): Promise<Prepared> {
  const { request: recorded, name } = cue
  const headers = new Headers()
  const replaced = new Set(['cookie', 'authorization', 'x-xsrf-token', 'content-type'])
  for (const [header, value] of Object.entries(recorded.headers)) {
    if (!replaced.has(header)) headers.set(header, value)
  }
  if (/app-url|own-origin/.test(name)) {
    for (const header of ['origin', 'referer']) {
      const value = headers.get(header)
      if (value !== null) headers.set(header, value.replace(/^https?:\/\/[^/]+/, origin))
    }
  }
  const bearer = await authorization(world, cue)
  if (bearer !== null) headers.set('authorization', bearer)
  const jar = await jarFor(world, cue)
  const listed = recorded.headers['cookie'] ?? ''
  const all = cue.segments[0] === 'story'
  const cookie = jar.header((one) => {
    const kind = one.endsWith('_session')
      ? '_session='
      : one.startsWith('remember_')
        ? 'remember_'
        : one
    return all || listed.includes(kind)
  })
  if (cookie !== null) headers.set('cookie', cookie)
  if (recorded.headers['x-xsrf-token'] !== undefined) {
    headers.set(
      'x-xsrf-token',
      name.includes('wrong-token') && name.includes('csrf') ? 'wrong' : (jar.token() ?? ''),
    )
  }
  if (recorded.method === 'OPTIONS') {
    // What a browser sends along with it was not written down.
    headers.set('access-control-request-method', 'PUT')
    headers.set('access-control-request-headers', 'authorization,content-type')
  }
  if (world.userAgent !== null) headers.set('user-agent', world.userAgent)
  const body = bodyFor(world, cue)
  const text = body === null ? null : typeof body === 'string' ? body : JSON.stringify(body)
  const type =
    recorded.headers['content-type'] ?? (isObject(body) ? 'application/json' : '')
  if (type !== '' && text !== null) headers.set('content-type', type)
  let path = world.bindings.applyToPath(recorded.path)
  if (name.includes('query-token')) path = path.replace(/=.*$/, `=${world.key ?? ''}`)
  // As bytes, or the platform would add a content type of its own.
  const init = text === null ? {} : { body: new TextEncoder().encode(text) }
  const request = new Request(origin + path, { method: recorded.method, headers, ...init })
  return { request, jar }
}
