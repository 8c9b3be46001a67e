import { type Incident, type IncidentStep, isSince } from './incident.ts'

/** What proves that steps were done. */
export type StepProof = Pick<Incident, 'opened' | 'rows' | 'areKeysRead'>

/** Whether a step was done since the list was opened: by what the panel says, or by a sign-out that it confirmed here. */
export function isProven(step: IncidentStep, proof: StepProof): boolean {
  const { opened, rows, areKeysRead } = proof
  switch (step.kind) {
    // There is nothing left that a stranger could use.
    case 'keys':
      return step.keys.length === 0 && areKeysRead
    case 'password':
      return step.changed !== null && step.changed.at >= opened
    case 'recovery-codes':
      return rows.some(
        ({ event, timestamp }) =>
          event === 'user:two-factor.create' && isSince(timestamp, opened),
      )
    case 'new-phone':
      return ['user:two-factor.delete', 'user:two-factor.create'].every((wanted) =>
        rows.some(({ event, timestamp }) => event === wanted && isSince(timestamp, opened)),
      )
    // Before the new password, whoever knows the old one can be remembered again.
    case 'sign-out':
      return step.signedOut?.newPassword === 'before'
    default:
      return false
  }
}
