import type { UseQueryResult } from '@tanstack/react-query'

import type { ApiKey } from '#src/api/api-keys.ts'
import type { SshKey } from '#src/api/ssh-keys.ts'
import type { List } from '#src/api/wire.ts'
import { useT } from '#src/i18n/context.ts'
import { useIsLeftOut } from '#src/navigation/sections.tsx'
import type { TwoFactorState } from '#src/two-factor/two-factor-state.ts'
import { Section } from '#src/ui/section.tsx'

import { CheckLine, places, type Check } from './check-line.tsx'
import { useActivityChecks } from './use-activity-checks.ts'
import { useCodesChecks } from './use-codes-checks.ts'
import { useKeyChecks } from './use-key-checks.ts'

type CheckUpProps = {
  apiKeys: UseQueryResult<List<ApiKey>>
  sshKeys: UseQueryResult<List<SshKey>>
  twoFactor: TwoFactorState | undefined
  /** Whether the feed may be read for it now. */
  mayRead: boolean
}

/**
 * What all pages find worth a look, each in one line that leads to where it is seen to; what was not read is said to be. A
 * page that is left out has no line: nobody could see to it.
 */
export function CheckUp({ apiKeys, sshKeys, twoFactor, mayRead }: CheckUpProps) {
  const t = useT()
  const isLeftOut = useIsLeftOut()
  // The line of Activity is there from the start, and stays one: what comes late moves nothing.
  const checks: Check[] = [
    ...useActivityChecks(mayRead && !isLeftOut(places.activity)),
    ...useCodesChecks(twoFactor),
    ...useKeyChecks(apiKeys, sshKeys),
  ].filter(({ of }) => !isLeftOut(places[of]))
  if (checks.length === 0) return null
  return (
    <Section title={t('signInMethods.checkUp')}>
      {checks.map((check) => (
        <CheckLine key={check.of + check.kind} {...check} />
      ))}
    </Section>
  )
}
