import type { Envelope } from './envelopes.ts'
import type { MatrixFault } from './faults.ts'
import type { Hand, Stage, Use } from './hand.ts'
import type { Screen } from './screen.ts'
import { claimsIn, settled } from './settle.ts'
import { goOn, hasty } from './way-on.ts'
import { leaks, lost, restLives, wrongRead, wrongWrite } from './wrong.ts'

/** What of another account could be changed by mistake. */
const stateOf = async ({ panel, other, takesPassword }: Stage) =>
  JSON.stringify([
    panel.control.keysOf(other.id),
    panel.control.findAccount(other.username)?.email,
    panel.control.hasTwoFactor(other.id),
    panel.control.twoFactorSecret(other.id),
    await takesPassword(other.password, other),
  ])

/** One cell while it is played. */
type Cell = { use: Use; fault: MatrixFault | Envelope; hand: Hand; stage: Stage }

/** Another tab has signed in as somebody else, or the panel is given its fault. */
async function strike({ use, fault, hand, stage }: Cell): Promise<void> {
  const { method, path } = use
  if (fault.name === 'another-account') {
    await stage.signIn(stage.other)
    // What is read is compared when somebody comes back from the other tab; what is written, always.
    if (use.kind !== 'write') await hand.comeBack()
  } else if ('answer' in fault) stage.answer?.(method, path, fault.answer)
  else {
    const times = fault.times ?? Infinity
    stage.panel.control.failNext({ method, path, fault: fault.name, times })
  }
}

/** Does what the cell is about, and as often as people do. */
async function attempt({ use, fault, hand, stage }: Cell): Promise<void> {
  const isWrite = use.kind === 'write'
  const isOthers = fault.name === 'another-account'
  // Whoever came back is perhaps asked something first.
  if (isWrite || !isOthers || !(await hand.read()).isModal) await use.act(hand, stage)
  // As people press who see that nothing happens.
  if (fault.name === 'delay-5s' && isWrite) await use.act(hasty(hand), stage)
}

/** Waits for what the page says and shows of it; gives the last of that, and what is wrong with it. */
async function outcome(
  { use, fault, hand, stage }: Cell,
  sentBefore: number,
): Promise<{ screen: Screen; wrong: string[] }> {
  const moment = await settled(hand, use, stage, fault)
  const { screen } = moment
  const isWrite = use.kind === 'write'
  const wrong = isWrite ? wrongWrite(use, fault, moment, stage) : []
  const sent = stage.sent(use.method, use.path) - sentBefore
  if (isWrite && sent > (fault.name.startsWith('419') ? 2 : 1))
    wrong.push(`sent ${sent} times`)
  if (fault.write !== 'late')
    return { screen, wrong: isWrite ? wrong : wrongRead(use, fault, screen, stage) }
  await hand.pass(60)
  const later = await settled(hand, use, stage, fault)
  if (isWrite) {
    const said = wrongWrite(use, fault, later, stage)
    wrong.push(...said.map((each) => `later: ${each}`))
  }
  if (claimsIn(later.screen, use, fault).has('late'))
    wrong.push('later: said to come still')
  return {
    screen: later.screen,
    wrong: isWrite ? wrong : [...wrong, ...wrongRead(use, fault, later.screen, stage)],
  }
}

/** Once the fault is gone: what is wrong with the way on, and with where it ends. */
async function ending({ use, hand, stage }: Cell): Promise<string[]> {
  const wrong: string[] = []
  stage.panel.control.disarm()
  if (!(await goOn(hand, use, stage))) {
    const { text } = await hand.read()
    wrong.push(`no way on: ${text.slice(-700)}`)
  } else if (use.kind === 'write' && !(await use.happened?.(stage)))
    wrong.push('at the end said to be done, and was not')
  if (use.count && use.count(stage) !== 1)
    wrong.push(`${use.count(stage)} of them in the end`)
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
  const cell: Cell = { use, fault, hand, stage }
  use.prepare?.(stage)
  await use.approach(hand, stage)
  await hand.still()
  const isOthers = fault.name === 'another-account'
  const before = isOthers && (await stateOf(stage))
  const isOthersChanged = async () => isOthers && (await stateOf(stage)) !== before
  // Nobody goes anywhere before it is known who is signed in.
  const hasNavigation = await hand.can('link', 'Activity')
  const sentBefore = stage.sent(use.method, use.path)
  await strike(cell)
  await attempt(cell)
  const { screen, wrong } = await outcome(cell, sentBefore)
  const isOver = use.isOver(screen, stage)
  const isDone = claimsIn(screen, use, fault).has('done')
  if (!isOver && !isDone) wrong.push(...(await lost(hand, use, stage)))
  if ('hides' in fault && fault.hides && screen.text.includes(fault.hides))
    wrong.push('shown, though it is nobody’s to see')
  const secrets = use.secrets?.(stage) ?? []
  wrong.push(...leaks(screen, stage, secrets))
  if (await isOthersChanged()) wrong.push('another account was changed')
  if (isOthers && (await stage.whoIsIn()) !== stage.other.id)
    wrong.push('another account was signed out')
  // What is told of something that was done is told once.
  if (!isOver && hasNavigation && !isDone)
    wrong.push(...(await restLives(hand, use, screen)))
  wrong.push(...(await ending(cell)))
  if (await isOthersChanged()) wrong.push('another account was changed at last')
  const last = leaks(await hand.read(), stage, secrets)
  wrong.push(...last.map((each) => `at the end ${each}`))
  return wrong.length === 0 ? [] : [...wrong, `on screen: ${screen.text.slice(-900)}`]
}
