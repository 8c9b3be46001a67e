import { isolated } from '#src/ui/isolated.ts'

import type { IncidentStep } from './incident.ts'

type KeyStep = Extract<IncidentStep, { kind: 'api-key' | 'ssh-key' | 'deleted-key' }>

/** What tells a key of a step from all others: its identifier or fingerprint. */
export const referenceOf = (step: KeyStep): string =>
  step.kind === 'api-key'
    ? step.identifier
    : step.kind === 'ssh-key'
      ? step.fingerprint
      : step.of

/**
 * A key by its name, with its identifier or fingerprint behind it, as in the feed: of two keys of one name the right one
 * has to go. Without a name, by that alone.
 */
export function keyCalled(step: KeyStep, name: string): string {
  const reference = referenceOf(step)
  const isPrint =
    step.kind === 'ssh-key' || (step.kind === 'deleted-key' && step.key === 'ssh')
  // Panels leave the name of the hash out.
  const told = isolated(
    isPrint && !reference.includes(':') ? `SHA256:${reference}` : reference,
  )
  return name && name !== reference ? `${isolated(name)} (${told})` : told
}
