import { wordlist } from '@scure/bip39/wordlists/english.js'

/**
 * How many words a suggestion has. Each is one of 2048, which is 11 bits: six make 66, too many to try even for somebody who
 * holds the panel's hashes and knows the list; five (55) leave less to spare. Six words of at most eight letters are 53 bytes
 * at most, of the 72 that bcrypt reads.
 */
const wordCount = 6

/**
 * A new passphrase: random words in small letters, with hyphens between. At least 23 characters, which is all that the
 * panel asks of a password.
 */
export function makePassphrase(): string {
  // 2048 divides the 65,536 values of two bytes evenly: no word comes more often than another.
  const draws = crypto.getRandomValues(new Uint16Array(wordCount))
  return Array.from(draws, (draw) => wordlist[draw % wordlist.length]).join('-')
}
