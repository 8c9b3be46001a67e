import { useQuery } from '@tanstack/react-query'

import { isFailure } from '#src/api/failures.ts'
import type { Server } from '#src/api/servers.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { serverList } from '#src/keys/servers.ts'
import { useAccount } from '#src/session/queries.ts'
import { Icon } from '#src/ui/icons.tsx'
import { Summary, summaryLook, SummaryWait } from '#src/ui/summary.tsx'

/**
 * The servers to which every one of these ways leads, once they are read, which nobody waits for; nothing where they could not
 * be, where there are none, and for who saves data.
 */
export function ServersBehind({ mayRead }: { mayRead: boolean }) {
  const t = useT()
  const isSaving = useHost().savesData()
  const { data, error } = useQuery({ ...serverList(), enabled: mayRead })
  const whose = useWhose()
  if (error && !isFailure(error)) throw error
  if (!data && (error || isSaving)) return null
  if (data?.items.length === 0 && data.odd === 0) return null
  const count = data?.items.length ?? 0
  return (
    <div {...summaryLook()}>
      <Summary
        sign={
          !data ? (
            <Icon name="system" />
          ) : data.more ? (
            t('signInMethods.atLeast', { count })
          ) : (
            count
          )
        }
        title={t('signInMethods.servers', { count })}
      >
        {data ? whose(data) : <SummaryWait>{t('signInMethods.reading')}</SummaryWait>}
      </Summary>
    </div>
  )
}

/** Says whose the servers are that were read, and what was not read or is not told. */
function useWhose() {
  const t = useT()
  const { admin } = useAccount()
  return ({ items, odd, more }: { items: Server[]; odd: number; more: boolean }) => {
    const own = items.filter(({ owned }) => owned).length
    const isTold = items.every(({ owned }) => owned !== null)
    const count = items.length
    const sentences = [
      // Of all of them, or of none: whose a server is that was not read is not known.
      count > 0 &&
        isTold &&
        odd === 0 &&
        !more &&
        (own === count
          ? t('signInMethods.own', { count })
          : own === 0
            ? t('signInMethods.shared', { count })
            : t('signInMethods.ownAndShared', { own, count: count - own })),
      odd > 0 && t('signInMethods.oddServers', { count: odd }),
      more && t('signInMethods.moreServers'),
      admin && t('signInMethods.adminReach'),
    ]
    return sentences.filter(Boolean).join(' ')
  }
}
