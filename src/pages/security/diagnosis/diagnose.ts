// The slim build: the same synchronous hashes here, in tests and where there is no secure context.
import { Secret, TOTP } from 'otpauth/slim'

import type { Totp } from './totp.ts'

/** A code, and how many periods after `at` it is shown (negative: before). */
type CodeAt = { step: number; code: string }

/**
 * The codes of an entry around an instant (`at`, in milliseconds since 1970), nearest first and the earlier of two
 * equally near: 0, -1, 1, -2 … up to `steps` periods away. Computed one at a time, as they are asked for. RFC 6238.
 */
export function* codesAround(totp: Totp, at: number, steps: number): Generator<CodeAt> {
  const { digits, period, algorithm } = totp
  const secret = Secret.fromBase32(totp.secret)
  for (let distance = 0; distance <= steps; distance++) {
    for (const step of distance === 0 ? [0] : [-distance, distance]) {
      const timestamp = at + step * period * 1000
      // There was no code before 1970.
      if (timestamp < 0) continue
      yield { step, code: TOTP.generate({ secret, algorithm, digits, period, timestamp }) }
    }
  }
}

/** Why the panel refused a sign-in code. Holds no code and no secret. */
export type Verdict =
  /** It is the code of now: it was used before, or the set-up was begun again elsewhere. */
  | { kind: 'right' }
  /** It is the code before the present one: a strict panel no longer takes it. */
  | { kind: 'old-code' }
  /** One digit, or the order of two neighbours, differs from a code of now. */
  | { kind: 'typo'; slip: 'digit' | 'swap' }
  /**
   * It is the code of another time. `minutes` says how far the phone's clock is off (negative: behind), true to half
   * a period; `certain` is false where mere chance would explain the match as well.
   */
  | { kind: 'phone-clock'; minutes: number; certain: boolean }
  /** The app agrees with this computer, and the panel with neither. `seconds`: how far off (negative: behind). */
  | { kind: 'computer-clock'; seconds: number }
  /** Nothing of this entry: another account's code, or more than one slip. */
  | { kind: 'other' }

/** What is asked of a code. */
export type Question = {
  /** What was typed, without what groups it. */
  code: string
  totp: Totp
  /** This computer's clock, in milliseconds since 1970. */
  deviceNow: number
  /** The panel's clock minus this computer's, in milliseconds; `null` when nobody knows. */
  panelOffset: number | null
}

const hour = 3600
/** Periods around now whose codes a panel usually takes. */
const usualWindow = 4
/** As many codes as 24 hours either way have at 30 seconds; a shorter period looks less far. */
const mostSteps = 2880
/** Milliseconds by which clocks may differ before it matters; the panel tells its time in whole seconds. */
const clockDifference = 5000

/** How many periods from `at` (in milliseconds since 1970) the code is shown, the nearest; `null` when not within `steps`. */
export function findStep(
  code: string,
  totp: Totp,
  at: number,
  steps: number,
): number | null {
  for (const each of codesAround(totp, at, steps)) if (each.code === code) return each.step
  return null
}

/** How two codes of the same length differ, when it is by one slip of a finger. */
function slipBetween(typed: string, meant: string): 'digit' | 'swap' | null {
  const places = [...typed].flatMap((digit, place) =>
    digit === meant[place] ? [] : [place],
  )
  const [first = 0, second] = places
  if (places.length === 1) return 'digit'
  const swapped =
    places.length === 2 &&
    second === first + 1 &&
    typed[first] === meant[second] &&
    typed[second] === meant[first]
  return swapped ? 'swap' : null
}

function findSlip(code: string, totp: Totp, now: number): 'digit' | 'swap' | null {
  for (const { code: meant } of codesAround(totp, now, 1)) {
    const slip = slipBetween(code, meant)
    if (slip) return slip
  }
  return null
}

/** A code of another time; near now and at whole hours (a wrong time zone) it can hardly be chance. */
function phoneClock(step: number, period: number): Verdict {
  const seconds = step * period
  const fromWholeHour = Math.abs(seconds - Math.round(seconds / hour) * hour)
  const certain = Math.abs(seconds) <= hour || fromWholeHour <= 2 * period
  return { kind: 'phone-clock', minutes: seconds / 60, certain }
}

/**
 * Says why the panel refused a code, the likeliest cause first. Import it when one was refused: the hashes come along.
 *
 * 1. the panel's present code: `right`;
 * 2. this computer's present code, its clock and the panel's known to differ: `computer-clock`, before `old-code`
 *    because the page knows of the clock and could only guess that somebody was slow (a new code is part of both cures);
 * 3. the panel's code before: `old-code`;
 * 4. a code that a usual panel would still take, or soon: `phone-clock`, an exact match that near being no accident;
 * 5. one slip from the panel's codes of now: `typo`, before the wider search, because people mistype more often than
 *    phones lose the time, and a second try tells the two apart without a walk through the phone's settings;
 * 6. this computer's code before, which ran out while it was typed: `computer-clock`;
 * 7. a code within 24 hours: `phone-clock`. A random code of 6 digits is found there once in 170 times, within an hour
 *    once in 4000: hence `certain`;
 * 8. `other`.
 *
 * Pure; takes some tens of milliseconds at worst; throws for no code.
 */
export function diagnose({ code, totp, deviceNow, panelOffset }: Question): Verdict {
  // Only ASCII digits: nothing else can match, and a search would be for nothing.
  if (!/^[0-9]+$/.test(code) || code.length !== totp.digits) return { kind: 'other' }
  const { period } = totp
  const now = deviceNow + (panelOffset ?? 0)
  const near = findStep(code, totp, now, usualWindow)
  if (near === 0) return { kind: 'right' }

  const clocksDiffer = panelOffset !== null && Math.abs(panelOffset) >= clockDifference
  const here = clocksDiffer ? findStep(code, totp, deviceNow, 1) : null
  const computerClock: Verdict = {
    kind: 'computer-clock',
    seconds: -Math.round((panelOffset ?? 0) / 1000),
  }
  if (here === 0) return computerClock
  if (near === -1) return { kind: 'old-code' }
  if (near !== null) return phoneClock(near, period)

  const slip = findSlip(code, totp, now)
  if (slip) return { kind: 'typo', slip }
  if (here === -1) return computerClock

  const steps = Math.min(mostSteps, Math.floor((24 * hour) / period))
  const far = findStep(code, totp, now, steps)
  return far === null ? { kind: 'other' } : phoneClock(far, period)
}
