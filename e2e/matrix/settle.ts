import type { Envelope } from './envelopes.ts'
import type { MatrixFault } from './faults.ts'
import type { Hand, Stage, Use } from './hand.ts'
import { claimsOf, isBusy, type Claim } from './judge.ts'
import type { Screen } from './screen.ts'

/** What is claimed about a use, also in the words that the panel has given. */
export function claimsIn(
  screen: Screen,
  use: Use,
  fault?: MatrixFault | Envelope,
): Set<Claim> {
  const claims = claimsOf(use, screen)
  if (fault && 'says' in fault && fault.says && screen.text.includes(fault.says))
    claims.add('why')
  return claims
}

/** How long somebody looks at a page that says nothing, in seconds: longer than all its time limits together. */
const patience = 75

/** What a page says, and whether the panel's database has carried out the use while it said so. */
export type Moment = { screen: Screen; happened: boolean }

/** Waits until the page says something about it, and waits for nothing more. */
export async function settled(
  hand: Hand,
  use: Use,
  stage: Stage,
  fault?: MatrixFault | Envelope,
): Promise<Moment> {
  const claimed = (screen: Screen) =>
    JSON.stringify([...claimsIn(screen, use, fault), use.isOver(screen, stage)])
  for (let waited = 0; ; waited += 1) {
    await hand.calm()
    const screen = await hand.read()
    const isSaid =
      !isBusy(screen) &&
      (claimsIn(screen, use, fault).size > 0 || use.isOver(screen, stage))
    if (isSaid || waited > patience) {
      const happened = (await use.happened?.(stage)) ?? false
      // Read again after the database: what came in between changes what is said, and that is another moment.
      const again = await hand.read()
      if (claimed(again) === claimed(screen) || waited > 2 * patience)
        return { screen: again, happened }
    } else await hand.pass(1)
  }
}
