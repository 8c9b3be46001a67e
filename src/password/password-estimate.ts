import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'

// Longer passwords are good ones anyhow, and the estimator's time grows with the length.
const longest = 100

const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })

/** Each of `own` as it stands, and what it is made of: the name of an address, the words of a panel's name. */
function guessable(own: string[]): string[] {
  const parts = own.flatMap((it) => [
    it.split('@', 1)[0] ?? '',
    ...it.split(/[^\p{L}\p{N}]+/u),
  ])
  return [...new Set([...own, ...parts])].filter((it) => it.length >= 3)
}

/** How hard `password` is to guess for somebody who knows the words in `own`: 0 (at once) to 4 (not in practice). */
export function estimate(password: string, own: string[]): number {
  try {
    return zxcvbn.check(password.slice(0, longest), guessable(own)).score
  } finally {
    // The estimator lives as long as the page and remembers what it saw last: that must not be a password.
    zxcvbn.check('')
  }
}
