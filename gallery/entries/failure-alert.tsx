import {
  Forbidden,
  Surprise,
  Throttled,
  TwoFactorRequired,
  Unauthenticated,
  Unavailable,
  Unsupported,
  type Failure,
} from '#src/api/failures.ts'
import { FailureAlert, ReadFailure } from '#src/forms/failure-alert.tsx'

import type { States } from '../states.ts'

const read = 'GET /account'
const write = 'PUT /account/email'
const reasons = [
  'timeout',
  'offline',
  'network',
  'server',
  'maintenance',
  'proxy',
  'anybody',
] as const
const refusals = ['address', 'application-key', 'managed', 'token', 'unknown'] as const

const failures: Readonly<Record<string, Failure>> = {
  'nobody is signed in': new Unauthenticated(write, 401),
  'two-factor is required': new TwoFactorRequired(write),
  'too many requests': new Throttled(write, 57, 'rate', ''),
  'too many sign-ins': new Throttled(write, 300, 'lockout', ''),
  'too many changes today': new Throttled(write, 60, 'email', 'Changed too often today.'),
  'not understood': new Surprise(write, 'PUT /account/email: 200 text/html', true),
  'not supported': new Unsupported(write, 404),
  ...Object.fromEntries(
    refusals.map((reason) => [
      `forbidden, ${reason}`,
      new Forbidden(write, reason, 'The panel’s own words.', '203.0.113.5'),
    ]),
  ),
  ...Object.fromEntries(
    reasons.map((reason) => [
      `unavailable, ${reason}`,
      new Unavailable(write, reason, {
        mayHaveRun: reason !== 'offline',
        ...(reason === 'server' && { status: 500 }),
        ...(reason === 'proxy' && { status: 502 }),
        ...(reason === 'timeout' && { waited: 20_000 }),
      }),
    ]),
  ),
}

export const states: States = {
  ...Object.fromEntries(
    Object.entries(failures).map(([name, failure]) => [
      name,
      () => <FailureAlert failure={failure} write />,
    ]),
  ),
  'of reading': () => (
    <ReadFailure
      failure={new Unavailable(read, 'server', { status: 500, mayHaveRun: false })}
      pending={false}
      again={() => {}}
    />
  ),
  'of reading, once more': () => (
    <ReadFailure
      failure={new Unavailable(read, 'server', { status: 500, mayHaveRun: false })}
      pending
      again={() => {}}
    />
  ),
  'of reading, nobody is signed in': () => (
    <FailureAlert failure={new Unauthenticated(read, 401)} />
  ),
}
