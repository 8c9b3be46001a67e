import type { Envelope } from './envelopes.ts'
import { isAnswered, type MatrixFault } from './faults.ts'
import type { Hand, Stage, Use } from './hand.ts'
import type { Claim } from './judge.ts'
import { phrase } from './phrases.ts'
import type { Screen } from './screen.ts'
import { claimsIn, type Moment } from './settle.ts'

const has = (text: string, keys: readonly string[]) =>
  keys.some((key) => phrase(key).test(text))

/** Where secrets lie about that belong nowhere but into a request. */
export function leaks(screen: Screen, stage: Stage, secrets: readonly string[]): string[] {
  const places: Record<string, string> = {
    'a message': screen.messages.join('\n'),
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
  if (claims.has('late') && isAnswered(fault.name))
    wrong.push('said to come still, though the panel has answered')
  if (fault.isFine && !claims.has('done'))
    wrong.push('not said to be done, though the answer was in order')
  return wrong
}

/** What is wrong with what the page says of a write. */
export function wrongWrite(
  use: Use,
  fault: MatrixFault | Envelope,
  { screen, happened }: Moment,
  stage: Stage,
): string[] {
  const claims = claimsIn(screen, use, fault)
  const isOver = use.isOver(screen, stage)
  if (isOver) claims.add('done')
  const said = wrongClaims(use, fault, claims, happened)
  return claims.size === 0 && !isOver ? [...said, 'nothing is said'] : said
}

/** What is wrong with what the page shows of something read. */
export function wrongRead(
  use: Use,
  fault: MatrixFault | Envelope,
  screen: Screen,
  stage: Stage,
): string[] {
  const wrong: string[] = []
  const isThere = use.isOver(screen, stage)
  if (use.none && has(screen.text, use.none))
    wrong.push('said to be none, and there is one')
  if (fault.isFine && !isThere) wrong.push('not shown, though the answer was in order')
  if (!isThere && !claimsIn(screen, use, fault).has('why')) wrong.push('nothing is said')
  return wrong
}

/** What was typed and is not there any more, where its field still is. */
export async function lost(hand: Hand, use: Use, stage: Stage): Promise<string[]> {
  const wrong: string[] = []
  for (const [label, text] of Object.entries(use.typed?.(stage) ?? {})) {
    const value = await hand.value(label)
    if (value !== null && value !== text) wrong.push(`what was typed as “${label}” is lost`)
  }
  return wrong
}

/** Goes to another page and comes back; gives what is wrong with that. Stays where something typed would be lost. */
export async function restLives(hand: Hand, use: Use, screen: Screen): Promise<string[]> {
  if (screen.isModal) return []
  const to = use.section === 'Activity' ? 'API keys' : 'Activity'
  if (!(await hand.can('link', to)))
    return /sign/i.test(screen.address) ? [] : ['the navigation is gone']
  await hand.press('link', to)
  const isAsked = () => hand.can('button', 'Stay here')
  // Its code may be on its way longer than a page takes to be calm.
  for (let waited = 0; waited < 20 && (await hand.read()).heading !== to; waited += 1) {
    if (await isAsked()) break
    await hand.calm()
  }
  if (await isAsked()) {
    await hand.press('button', 'Stay here')
    return []
  }
  const { heading } = await hand.read()
  if (heading !== to) return [`${to} does not open: ${heading}`]
  await hand.press('link', use.section)
  return []
}
