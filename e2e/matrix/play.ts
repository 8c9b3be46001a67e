import { codeAt } from '../sign-in-codes.ts'
import type { Envelope } from './envelopes.ts'
import type { MatrixFault } from './faults.ts'
import type { Hand, Stage, Use } from './hand.ts'
import { claimsOf, isBusy, type Claim } from './judge.ts'
import { phrase } from './phrases.ts'
import type { Screen } from './screen.ts'
import { secondFactor } from './second-factor.ts'

const has = (text: string, keys: readonly string[]) =>
  keys.some((key) => phrase(key).test(text))

/** What of another account could be changed by mistake. */
const stateOf = ({ panel, other }: Stage) =>
  JSON.stringify([
    panel.control.keysOf(other.id),
    panel.control.findAccount(other.username)?.email,
    panel.control.hasTwoFactor(other.id),
    panel.control.twoFactorSecret(other.id),
  ])

/** What is claimed about a use, also in the words that the panel has given. */
function claimsIn(screen: Screen, use: Use, fault?: MatrixFault | Envelope): Set<Claim> {
  const claims = claimsOf(use, screen)
  if (fault && 'says' in fault && fault.says && screen.text.includes(fault.says))
    claims.add('why')
  return claims
}

/** How long somebody looks at a page that says nothing, in seconds: longer than all its time limits together. */
const patience = 75

/** Waits until the page says something about it, and waits for nothing more. */
async function settled(
  hand: Hand,
  use: Use,
  stage: Stage,
  fault?: MatrixFault | Envelope,
): Promise<Screen> {
  for (let waited = 0; ; waited += 1) {
    await hand.calm()
    const screen = await hand.read()
    if (
      !isBusy(screen) &&
      (claimsIn(screen, use, fault).size > 0 || use.isOver(screen, stage))
    )
      return screen
    if (waited > patience) return screen
    await hand.pass(1)
  }
}

/** Where secrets lie about that belong nowhere but into a request. */
function leaks(screen: Screen, stage: Stage, secrets: readonly string[]): string[] {
  const places: Record<string, string> = {
    'a message': screen.alerts.join('\n'),
    'the address': screen.address,
    'the title': screen.title,
    storage: screen.storage,
    'the console': stage.said().join('\n'),
  }
  return Object.entries(places)
    .filter(([, text]) => secrets.some((secret) => secret !== '' && text.includes(secret)))
    .map(([place]) => `a secret is in ${place}`)
}

/** What is wrong with what the page claims, with `happened` for what the panel's database has. */
function wrongClaims(
  use: Use,
  fault: MatrixFault | Envelope,
  claims: Set<Claim>,
  happened: boolean,
): string[] {
  const wrong: string[] = []
  if (claims.has('done') && !happened) wrong.push('said to be done, and was not')
  if (claims.has('not-done') && happened) wrong.push('said not to be done, and was')
  if (claims.has('done') && claims.has('not-done'))
    wrong.push('said to be done and not to be done')
  if (claims.has('unknown') && !claims.has('late') && !use.isBlind)
    wrong.push('said to be unknown, though the panel tells')
  if (fault.isFine && !claims.has('done'))
    wrong.push('not said to be done, though the answer was in order')
  return wrong
}

/** Goes to another page and comes back; gives what is wrong with that. Stays where something typed would be lost. */
async function restLives(hand: Hand, use: Use, screen: Screen): Promise<string[]> {
  if (screen.isModal) return []
  const to = use.section === 'Activity' ? 'API keys' : 'Activity'
  if (!(await hand.can('link', to)))
    return /sign/i.test(screen.address) ? [] : ['the navigation is gone']
  await hand.press('link', to)
  await hand.calm()
  if (await hand.can('button', 'Stay here')) {
    await hand.press('button', 'Stay here')
    return []
  }
  const { heading } = await hand.read()
  if (heading !== to) return [`${to} does not open: ${heading}`]
  await hand.press('link', use.section)
  return []
}

/** Does what the page offers until it is over; gives whether that came. */
async function goOn(hand: Hand, use: Use, stage: Stage): Promise<boolean> {
  for (let turn = 0; turn < 14; turn += 1) {
    const screen = await settled(hand, use, stage)
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

/** What was typed and is not there any more, where its field still is. */
async function lost(hand: Hand, use: Use, stage: Stage): Promise<string[]> {
  const wrong: string[] = []
  for (const [label, text] of Object.entries(use.typed?.(stage) ?? {})) {
    const value = await hand.value(label)
    if (value !== null && value !== text) wrong.push(`what was typed as “${label}” is lost`)
  }
  return wrong
}

/**
 * Plays one cell: somebody does `use` while the panel has `fault`, looks, goes elsewhere, and goes on once the fault is gone.
 * Gives what the page did wrong, judged by the panel's database; nothing when it survived.
 */
export async function play(
  use: Use,
  fault: MatrixFault | Envelope,
  { hand, stage }: { hand: Hand; stage: Stage },
): Promise<string[]> {
  const wrong: string[] = []
  const { control } = stage.panel
  const isWrite = use.kind === 'write'
  use.prepare?.(stage)
  await use.approach(hand, stage)
  const before = stateOf(stage)
  // Nobody goes anywhere before it is known who is signed in.
  const hasNavigation = await hand.can('link', 'Activity')
  const sentBefore = stage.sent(use.method, use.path)
  const isOthers = fault.name === 'another-account'
  if (fault.name === 'another-account') {
    await stage.signIn(stage.other)
    // What is read is compared when somebody comes back from the other tab; what is written, always.
    if (!isWrite) await hand.comeBack()
  } else if ('answer' in fault) stage.answer?.(use.method, use.path, fault.answer)
  else
    control.failNext({
      method: use.method,
      path: use.path,
      fault: fault.name,
      times: fault.times ?? Infinity,
    })
  // Whoever came back is perhaps asked something first.
  if (isWrite || !isOthers || !(await hand.read()).isModal) await use.act(hand, stage)
  // As people press who see that nothing happens.
  if (fault.name === 'delay-5s' && isWrite) await use.act(hasty(hand), stage)
  let screen = await settled(hand, use, stage, fault)
  if (isWrite) wrong.push(...(await judged(screen)))
  const sent = stage.sent(use.method, use.path) - sentBefore
  if (isWrite && sent > (fault.name.startsWith('419') ? 2 : 1))
    wrong.push(`sent ${sent} times`)
  if (fault.write === 'late') {
    await hand.pass(60)
    screen = await settled(hand, use, stage, fault)
    if (isWrite) wrong.push(...(await judged(screen)).map((each) => `later: ${each}`))
    if (claimsIn(screen, use, fault).has('late')) wrong.push('later: said to come still')
  }

  async function judged(seen: Screen): Promise<string[]> {
    const claims = claimsIn(seen, use, fault)
    if (use.isOver(seen, stage)) claims.add('done')
    const happened = (await use.happened?.(stage)) ?? false
    const said = wrongClaims(use, fault, claims, happened)
    return claims.size === 0 && !use.isOver(seen, stage)
      ? [...said, 'nothing is said']
      : said
  }

  if (!isWrite) {
    const isThere = use.isOver(screen, stage)
    if (use.none && has(screen.text, use.none))
      wrong.push('said to be none, and there is one')
    if (fault.isFine && !isThere) wrong.push('not shown, though the answer was in order')
    if (!isThere && !claimsIn(screen, use, fault).has('why')) wrong.push('nothing is said')
  }
  const isOver = use.isOver(screen, stage)
  if (!isOver && !claimsIn(screen, use, fault).has('done'))
    wrong.push(...(await lost(hand, use, stage)))
  if ('hides' in fault && fault.hides && screen.text.includes(fault.hides))
    wrong.push('shown, though it is nobody’s to see')
  const secrets = use.secrets?.(stage) ?? []
  wrong.push(...leaks(screen, stage, secrets))
  if (isOthers && stateOf(stage) !== before) wrong.push('another account was changed')
  // What is told of something that was done is told once.
  if (!isOver && hasNavigation && !claimsIn(screen, use, fault).has('done'))
    wrong.push(...(await restLives(hand, use, screen)))

  control.disarm()
  if (!(await goOn(hand, use, stage))) {
    const { text } = await hand.read()
    wrong.push(`no way on: ${text.slice(-700)}`)
  } else if (isWrite && !(await use.happened?.(stage)))
    wrong.push('at the end said to be done, and was not')
  if (use.count && use.count(stage) !== 1)
    wrong.push(`${use.count(stage)} of them in the end`)
  if (isOthers && stateOf(stage) !== before)
    wrong.push('another account was changed at last')
  wrong.push(
    ...leaks(await hand.read(), stage, secrets).map((each) => `at the end ${each}`),
  )
  return wrong.length === 0 ? [] : [...wrong, `on screen: ${screen.text.slice(-900)}`]
}

/** A hand that does not wait: a button that is busy takes no press, and one that is gone has none. */
const hasty = (hand: Hand): Hand => ({
  ...hand,
  async press(role, name) {
    if (!(await hand.can(role, name))) return
    await hand.press(role, name).catch(async (error: unknown) => {
      if (await hand.can(role, name)) throw error
    })
  },
})
