import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'

// Longer passwords are good ones anyhow, and the estimator's time grows with the length.
const longest = 100

const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })

/** How hard `password` is to guess for somebody who knows the words in `own`: 0 (at once) to 4 (not in practice). */
export function estimate(password: string, own: string[]): number {
  try {
    return zxcvbn.check(password.slice(0, longest), own).score
  } finally {
    // The estimator lives as long as the page and remembers what it saw last: that must not be a password.
    zxcvbn.check('')
  }
}
