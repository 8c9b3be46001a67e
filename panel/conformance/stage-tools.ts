import { type Cue, objectAt, stringAt } from './recording.ts'
import { password, type StageWorld } from './stage-world.ts'

export const api = '/api/client/account'
/** The browser of the story. */
export const firefox =
  'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

/** A fresh start: the account as it was made, no throttle counting, nobody required to have two-factor. */
export function freshStart(world: StageWorld) {
  const { control } = world.panel
  control.set({ twoFactorRequired: 0, maintenance: false, corsOrigins: [] })
  control.reset(world.accounts.user1.id)
  control.setPassword(world.accounts.user1.id, password)
  control.clearThrottles()
  world.key = null
  world.recoveryCodes = []
}

/** Signs in anew in one of the browsers. */
export async function signInAgain(world: StageWorld, jar: string, username = 'user1') {
  world.jars.set(jar, await world.signIn(username))
}

/** The recorder's browser, signed in, and the recorder's key, made in it. */
export async function mainJar(world: StageWorld) {
  const jar = world.jars.get('main')
  if (jar?.remembers()) return jar
  const fresh = await world.signIn('user1')
  world.jars.set('main', fresh)
  return fresh
}

/** Signs the recorder in again where something off tape or a version's own rule ended the session. */
export async function keepSignedIn(world: StageWorld, cue: Cue) {
  // There the recorder signed in later, when it needed a new key.
  if (cue.segments.includes('stale-session')) return
  const jar = await mainJar(world)
  // A write that is refused: a read would change where the panel later redirects to.
  const { status } = await world.send('PUT', `${api}/email`, {}, { jar })
  if (status === 401 || status === 419) await signInAgain(world, 'main')
}

/** The recorder's key, made when it is needed first. */
export async function mainKey(world: StageWorld) {
  world.key ??= await world.createKey(await mainJar(world), 'recorder')
  return world.key
}

/** Whoever sends the recording. */
export const senderOf = async (world: StageWorld, cue: Cue) =>
  cue.auth.startsWith('bearer')
    ? { key: (await mainKey(world)) ?? '' }
    : { jar: await mainJar(world) }

/** The identifiers of the sender's keys. */
export async function listKeys(world: StageWorld, cue: Cue): Promise<string[]> {
  const list = await world.send('GET', `${api}/api-keys`, null, await senderOf(world, cue))
  const rows = objectAt({ list: list.body }, 'list')['data']
  return (Array.isArray(rows) ? rows : []).flatMap(
    (row) => stringAt(objectAt(row, 'attributes'), 'identifier') ?? [],
  )
}

/** Two-factor on for the recorder, with a new session and key, unless it is on since the last fresh start. */
export async function ensureTwoFactor(world: StageWorld) {
  if (world.recoveryCodes.length > 0) return
  await signInAgain(world, 'main')
  world.key = null
  await mainKey(world)
  await world.enableTwoFactor({ jar: await mainJar(world) })
}

/** The level of enforcement and the account that a name tells. */
export async function requireTwoFactor(world: StageWorld, cue: Cue) {
  const at = cue.segments.indexOf('required-2fa')
  const level = /^level([012])$/.exec(cue.segments[at + 1] ?? '')?.[1]
  const who = cue.segments[at + 2]
  if (level === undefined || who === undefined) return
  world.panel.control.set({ twoFactorRequired: 0 })
  const jar = await world.signIn(who)
  world.jars.set('required', jar)
  world.key = await world.createKey(jar, 'r2')
  world.panel.control.set({ twoFactorRequired: level === '2' ? 2 : level === '1' ? 1 : 0 })
}

/** Settings go back when the recordings leave the segment that wanted them. */
export function strike(world: StageWorld, cue: Cue) {
  const { control } = world.panel
  if (!cue.name.includes('cors-configured')) control.set({ corsOrigins: [] })
  if (!cue.name.includes('maintenance')) control.set({ maintenance: false })
  if (!cue.name.includes('required-2fa')) control.set({ twoFactorRequired: 0 })
}
