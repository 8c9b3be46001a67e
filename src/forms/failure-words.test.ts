import { expect, test } from 'vitest'

import type { Account } from '#src/api/account.ts'
import {
  AnotherAccount,
  type Failure,
  Forbidden,
  Refused,
  Surprise,
  Throttled,
  TwoFactorRequired,
  Unauthenticated,
  Unavailable,
  Unsupported,
} from '#src/api/failures.ts'
import { language } from '#src/i18n/language.ts'
import { locales } from '#src/i18n/locales.ts'
import { createTestHost, englishFor, speaker } from '#src/test/host.ts'

import { failureWords } from './failure-words.ts'

const somebody: Account = {
  id: 2,
  uuid: null,
  username: 'bob',
  email: 'bob@example.test',
  firstName: null,
  lastName: null,
  admin: false,
  language: null,
  twoFactorEnabled: null,
}
const at = 'PUT /account/email'
const problem = (detail: string) => ({ code: null, rule: null, detail, at: null })
const away = (reason: Unavailable['reason'], mayHaveRun = false) =>
  new Unavailable(at, reason, { mayHaveRun })

type OfKind<Kind> = Extract<Failure, { kind: Kind }>

/** One of each kind and reason; a kind that is missing does not compile. */
const failures = {
  refused: [
    new Refused(at, 422, {}, [problem('Not so.')]),
    new Refused(at, 422, { email: [problem('Not so.')] }, []),
    new Refused(at, 422, {}, []),
  ],
  unauthenticated: [new Unauthenticated(at, 401)],
  'two-factor-required': [new TwoFactorRequired(at)],
  forbidden: [
    new Forbidden(at, 'address', '', '203.0.113.7'),
    new Forbidden(at, 'address', '', null),
    new Forbidden(at, 'application-key', '', null),
    new Forbidden(at, 'managed', '', null),
    new Forbidden(at, 'token', '', null),
    new Forbidden(at, 'unknown', '', null),
  ],
  throttled: [new Throttled(at, 5, 'rate', ''), new Throttled(at, 5, 'lockout', '')],
  unavailable: [
    away('timeout'),
    away('offline'),
    away('network'),
    new Unavailable(at, 'network', { mayHaveRun: false, isElsewhere: true }),
    away('server'),
    away('maintenance'),
    new Unavailable(at, 'maintenance', { status: 503, mayHaveRun: false, seconds: 30 }),
    new Unavailable(at, 'maintenance', { status: 503, mayHaveRun: false, seconds: 3600 }),
    away('proxy'),
    away('anybody'),
  ],
  surprise: [new Surprise(at, '', false), new Surprise(at, '', true)],
  'another-account': [new AnotherAccount(at, somebody)],
  unsupported: [new Unsupported(at, 404)],
} satisfies { [Kind in Failure['kind']]: [OfKind<Kind>, ...OfKind<Kind>[]] }

const table = Object.values<Failure[]>(failures).flatMap((each) =>
  each.map((failure) => [failure.message, failure] as const),
)

const host = createTestHost()
const translate = await englishFor(host, 'errors')

test.each(table)(
  '%s has a title and a text, read or written, in every language',
  async (_, failure) => {
    for (const locale of locales) {
      await language(host).speak(locale)
      const spoken = speaker(language(host).locale())
      for (const write of [false, true]) {
        const { title, text } = failureWords(failure, spoken, write)
        for (const words of [title, text]) {
          expect(words).toMatch(/\p{L}{2}/u)
          // A key of the catalogue that has no words is shown as itself.
          expect(words).not.toMatch(/errors\.|undefined|[{}]/)
        }
      }
    }
    await language(host).speak('en')
  },
)

test.each([
  [null, 'Try again later.'],
  [1, 'It asked you to wait 1 second.'],
  [90, 'It asked you to wait 90 seconds.'],
  [600, 'It asked you to wait 10 minutes.'],
  [601, 'It asked you to wait 11 minutes.'],
  [86_400, 'It asked you to wait 24 hours.'],
  [86_401, 'It asked you to wait more than 24 hours.'],
])('maintenance that may take %s s says so where the panel did', (seconds, text) => {
  const failure = new Unavailable(at, 'maintenance', {
    status: 503,
    mayHaveRun: false,
    seconds,
  })
  expect(failureWords(failure, translate).text).toBe(text)
})

test.each([
  [
    true,
    'Too many requests came from this account or address. It asked you to wait 5 seconds.',
  ],
  [false, 'Too many requests came from this account or address.'],
])('how long the panel asked to wait is said only where it told: %s', (isTold, text) => {
  const failure = new Throttled(at, 5, 'rate', 'Try again in 5 minutes.', isTold)
  expect(failureWords(failure, translate).text).toBe(text)
})

test('how many requests the panel takes a minute is said where it told', () => {
  const failure = new Throttled(at, 5, 'rate', 'Too Many Attempts.', false, 256)
  expect(failureWords(failure, translate).text).toBe(
    'Too many requests came from this account or address: the panel takes 256 of this kind a minute.',
  )
})

test('no two kinds of failure have the same title', () => {
  const titles = Object.values(failures).map(
    ([first]) => failureWords(first, translate).title,
  )
  expect(new Set(titles).size).toBe(titles.length)
})

test('the panel’s own words are shown where it has some', () => {
  const words = (failure: Failure) => failureWords(failure, translate).text
  expect(words(failures.refused[0])).toBe('Not so.')
  expect(words(failures.refused[1])).toBe('Not so.')
  expect(words(new Forbidden(at, 'unknown', 'Ask Una.', null))).toBe('Ask Una.')
  expect(words(failures.forbidden[0])).toContain('203.0.113.7')
})

test('only an action says whether it was carried out', () => {
  const text = (failure: Failure, write: boolean) =>
    failureWords(failure, translate, write).text
  expect(text(away('timeout', true), true)).toContain('may or may not have worked')
  expect(text(away('timeout', false), true)).toContain('Nothing was changed')
  const late = new Unavailable(at, 'timeout', { mayHaveRun: true, waited: 20_000 })
  const byProxy = new Unavailable(at, 'proxy', { status: 504, mayHaveRun: true })
  for (const failure of [late, byProxy])
    expect(text(failure, true)).toBe(
      'It may still do what you asked: check before you try again.',
    )
  // What was sent before a list was read again may have changed everything.
  for (const failure of Object.values<Failure[]>(failures).flat())
    expect(text(failure, false)).not.toMatch(/not known|[Nn]othing was changed/)
})

test('that the panel may not allow requests is said only where it is at another origin', () => {
  const words = (isElsewhere: boolean) =>
    failureWords(
      new Unavailable(at, 'network', { mayHaveRun: false, isElsewhere }),
      translate,
    ).text
  expect(words(false)).not.toMatch(/allow/)
  expect(words(true)).toMatch(/does not allow requests/)
})

test('a write that was not sent, since its list could not be read, is not said to have met the panel', () => {
  const cut = new Unavailable('GET /account/api-keys', 'network', { mayHaveRun: false })
  const { title, text } = failureWords(cut, translate, true)
  expect(title).toBe('This was not sent')
  expect(text).toMatch(/list is read first.*Nothing was changed/)
  expect(failureWords(cut, translate).title).toBe('The panel cannot be reached')
})
