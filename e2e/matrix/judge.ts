import type { Use } from './hand.ts'
import { phrase } from './phrases.ts'
import type { Screen } from './screen.ts'

/** What a page says about what somebody asked of it. */
export type Claim = 'done' | 'not-done' | 'late' | 'unknown' | 'why'

/** What is said by whatever use: that it was not carried out. */
const notDone = [
  'errors.notRun',
  'errors.signedOutWrite',
  'errors.seenTo',
  'errors.lostNotDone',
  'errors.notDone',
  'errors.anotherAccount',
  'errors.refusedTitle',
  'errors.forbiddenTitle',
  'errors.tokenTitle',
  'errors.throttledTitle',
  'errors.notSentTitle',
  'errors.maintenanceTitle',
  'signInAgain.form',
  'signInAgain.action',
  'anotherAccount.text',
]
/** That it was carried out before, though nobody saw it. */
const done = ['errors.cameLateTitle']
/** That it was not carried out until now, and may still be. */
const late = [
  'errors.late',
  'errors.lateEarlier',
  'errors.lateLook',
  'apiKeyDelete.resultLate',
  'sshKeys.late',
  'signOut.late',
]
/** That nobody knows. */
const unknown = [
  'errors.mayHaveRun',
  'errors.lostUnknown',
  'errors.lostOpen',
  'errors.surpriseWrite',
]
/** Why it is not there. */
const why = [
  'errors.refusedTitle',
  'errors.signedOutTitle',
  'errors.forbiddenTitle',
  'errors.tokenTitle',
  'errors.throttledTitle',
  'errors.networkTitle',
  'errors.timeoutTitle',
  'errors.maintenanceTitle',
  'errors.proxyTitle',
  'errors.anybodyTitle',
  'errors.serverTitle',
  'errors.surpriseTitle',
  'errors.unsupportedTitle',
  'errors.lostTitle',
  'errors.lateTitle',
  'errors.anotherAccountTitle',
  'shell.pausedTitle',
  'signInAgain.title',
  'signInAgain.titleInstead',
  'anotherAccount.title',
  'signIn.noSession',
  'signIn.checkpointLost',
  'signIn.alreadyTitle',
  'signIn.becauseSessionEnded',
  'activity.odd',
  'activity.oddOnly',
  'apiKeys.odd',
  'apiKeys.oddOnly',
  'sshKeys.odd',
  'sshKeys.oddOnly',
  'sshConnect.odd',
  'sshConnect.oddOnly',
]

const anyOf = (text: string, keys: readonly string[]) =>
  keys.some((key) => phrase(key).test(text))

/** What is claimed on screen about a use. */
export function claimsOf(use: Use, { text, heading }: Screen): Set<Claim> {
  const { words, kind } = use
  const claims = new Set<Claim>()
  if (anyOf(text, [...done, ...words.done])) claims.add('done')
  if (kind === 'write' && anyOf(text, late)) claims.add('late')
  if (kind === 'write' && anyOf(text, [...notDone, ...(words.notDone ?? [])]))
    claims.add('not-done')
  if (kind === 'write' && anyOf(text, [...unknown, ...(words.unknown ?? [])]))
    claims.add('unknown')
  // Who opens a page and is not known is asked to sign in, and that says it.
  if (anyOf(text, why) || (kind === 'read' && heading === 'Sign in' && !use.typed))
    claims.add('why')
  return claims
}

/** Whether the page says that it waits for the panel. What waits behind a question waits for its answer. */
export const isBusy = ({ text, isModal }: Screen): boolean =>
  anyOf(text, [
    'forms.loading',
    'sshConnect.reading',
    'twoFactor.starting',
    'signOut.slowTitle',
  ]) ||
  // What buttons say while they wait.
  (!isModal && /\b[A-Z][a-z]+ing\b[^.\n]{0,20}…/.test(text))
