import type { Failure } from '../failure.ts'
import { like } from './dialect.ts'
import { type EnvelopeName, envelopes } from './envelopes.ts'
import { pterodactyl1118 } from './pterodactyl-1.11.8.ts'
import type { Word } from './words.ts'

const byWord: Readonly<Partial<Record<Word, EnvelopeName>>> = {
  unauthenticated: 'error',
  badKey: 'redirect',
  noRecord: 'message',
  alreadyOn: 'empty-detail',
  wrongCode: 'texts',
  wrongTwoFactorPassword: 'framework',
  wrongPassword: 'no-success',
  invalidEmail: 'source-field',
}

const byStatus: Readonly<Record<number, EnvelopeName>> = {
  403: 'empty',
  404: 'page',
  405: 'page',
  419: 'message',
  422: 'framework',
  429: 'page',
  500: 'debug',
  503: 'page',
}

const nameOf = ({ word, status }: Failure): EnvelopeName =>
  (word && byWord[word]) ?? byStatus[status] ?? 'error-list'

/**
 * Pterodactyl 1.11.8 behind whatever rewrites refusals: each kind comes in another of the envelopes that there are
 * (contract §3.1), and always in the same. `PanelSettings.envelope` has all come in one.
 */
export const hostile = like(pterodactyl1118, {
  name: 'hostile',
  envelope: (failure, root) => envelopes[nameOf(failure)](failure, root),
})
