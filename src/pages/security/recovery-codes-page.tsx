import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { useAccount } from '#src/session/queries.ts'
import { twoFactorQueries } from '#src/two-factor/two-factor-state.ts'
import { unheardCodes } from '#src/two-factor/unheard-codes.ts'
import { useAnnounce } from '#src/ui/announcer.tsx'
import { lazyPart } from '#src/ui/lazy-part.tsx'

import { GuidedPage, WayOn } from './guided-page.tsx'
import { useLeave } from './use-leave.ts'

const ReplaceCodes = lazyPart(
  async () => (await import('./replace-codes.tsx')).ReplaceCodes,
  'codes',
)

/** New recovery codes while two-factor stays on (recording `story.2fa.replace-codes`). */
export function Component() {
  const t = useT()
  const announce = useAnnounce()
  const account = useAccount()
  const unheard = unheardCodes(useHost())
  // Where nothing tells, a right code may turn two-factor on, and there were no codes before.
  const isOn = useQuery(twoFactorQueries.state()).data?.state === 'on'
  const [refused, setRefused] = useState(false)
  const back = useLeave()
  const leave = () => void back()

  function finish() {
    // Where others have taken their place meanwhile, Security says so.
    if (!unheard.are(account, null)) announce(t('codes.codesReplaced'))
    leave()
  }

  return (
    <GuidedPage
      title={t('twoFactor.newCodes')}
      lead={t(isOn ? 'codes.newCodesLead' : 'codes.newCodesIfOn')}
      whenOff={t('codes.newCodesOff')}
      onCancel={leave}
    >
      {refused ? (
        <WayOn
          kind="warn"
          role="alert"
          title={t('codes.replaceRefusedTitle')}
          to={paths.newPhone()}
          label={t('codes.offAndOn')}
        >
          {t('codes.replaceRefused')}
        </WayOn>
      ) : (
        <ReplaceCodes
          account={account}
          isKnownOn={isOn}
          onDone={finish}
          onRefused={() => setRefused(true)}
          onCancel={leave}
        />
      )}
    </GuidedPage>
  )
}
