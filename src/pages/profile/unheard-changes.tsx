import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'

import { type Account, identity } from '#src/api/account.ts'
import { feedFacts } from '#src/feed/facts.ts'
import { mayComeUntil, nextLook } from '#src/forms/look-again.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import type { Instant } from '#src/lib/instant.ts'
import { paths } from '#src/lib/paths.ts'
import { useNavigate } from '#src/navigation/provider.tsx'
import { unheardPassword } from '#src/password/unheard-password.ts'
import { whatFeedTells } from '#src/password/what-feed-tells.ts'
import { clientOf } from '#src/session/panel-client.ts'
import { accountQueries } from '#src/session/queries.ts'
import { useUnheard } from '#src/session/use-unheard.ts'
import { Alert } from '#src/ui/alert.tsx'
import { useAnnounce } from '#src/ui/announcer.tsx'
import { Stack } from '#src/ui/section.tsx'
import { useNow } from '#src/ui/time.tsx'

import { EmailChanged } from './email-changed.tsx'
import type { Change } from './email-form.tsx'
import { PasswordChanged } from './password-changed.tsx'
import { unheardEmail } from './unheard-email.ts'

type UnheardProps = { account: Account }

/**
 * Tells of changes whose answer nobody heard, since the page was loaded anew or their form closed: that they may happen still,
 * and what became of them once the panel tells.
 */
export function UnheardChanges({ account }: UnheardProps) {
  return (
    <Stack>
      <UnheardEmail account={account} />
      <UnheardPassword account={account} />
    </Stack>
  )
}

function UnheardEmail({ account }: UnheardProps) {
  const t = useT()
  const host = useHost()
  const announce = useAnnounce()
  const navigate = useNavigate()
  const since = useUnheard(unheardEmail, account)
  const { dataUpdatedAt } = useQuery({
    ...accountQueries.me(),
    refetchInterval: since !== null && (() => nextLook(since)),
  })
  // The address as long as nothing has come.
  const [before, setBefore] = useState(account.email)
  const [came, setCame] = useState<Change | null>(null)
  if (account.email !== before) {
    setBefore(account.email)
    const change = { from: before, to: account.email, isRead: true, at: dataUpdatedAt }
    setCame(since === null ? null : change)
  }

  const settle = useEffectEvent(({ from, to }: Change) => {
    unheardEmail.forget(host, account)
    announce(t('profileForms.emailChanged', { old: from, next: to }))
  })
  // What comes late, nothing that somebody does tells: it is spoken, and the tab need not remember it.
  useEffect(() => {
    if (came) settle(came)
  }, [came])

  if (came)
    return (
      <EmailChanged
        change={came}
        email={account.email}
        onUndo={() =>
          void navigate(`${paths.profile()}#email`, {
            state: { email: came.from, of: identity(account) },
          })
        }
      />
    )
  if (since === null || dataUpdatedAt >= mayComeUntil(since)) return null
  return (
    <Alert kind="warn" role="status" title={t('profileForms.emailUnheard')}>
      <p>{t('profileForms.emailUnheardText')}</p>
      <p>{t('errors.looking')}</p>
    </Alert>
  )
}

function UnheardPassword({ account }: UnheardProps) {
  const since = useUnheard(unheardPassword, account)
  // As long as it shows, what has come stays said.
  const [cameOf, setCameOf] = useState<Instant | null>(null)
  if (since !== null && since !== cameOf)
    return (
      <PasswordInDoubt account={account} since={since} onCame={() => setCameOf(since)} />
    )
  return cameOf === null ? null : <PasswordChanged takesFocus={false} />
}

type PasswordInDoubtProps = UnheardProps & { since: Instant; onCame: () => void }

function PasswordInDoubt({ account, since, onCame }: PasswordInDoubtProps) {
  const t = useT()
  const host = useHost()
  const queries = useQueryClient()
  const { data, dataUpdatedAt, isPending } = useQuery({
    ...feedFacts.passwordChanged(),
    refetchInterval: ({ state }) => state.data !== 'no-feed' && nextLook(since),
  })
  const now = useNow()
  const ahead = clientOf(queries).clockAhead()
  const told = whatFeedTells(data ?? null, ahead === null ? null : since + ahead)

  const isDone = told === 'done'
  const settle = useEffectEvent(() => {
    onCame()
    unheardPassword.forget(host, account)
  })
  // What comes late, nothing that somebody does tells: the tab need not remember it.
  useEffect(() => {
    if (isDone) settle()
  }, [isDone])

  const isTold = told !== 'unknowable'
  // Where nothing is ever told, the time alone ends it.
  const toldAt = isTold ? dataUpdatedAt : now
  if (isPending || isDone || toldAt >= mayComeUntil(since)) return null
  return (
    <Alert kind="warn" role="status" title={t('profileForms.passwordUnheard')}>
      <p>{t('profileForms.passwordUnheardText')}</p>
      <p>{t(isTold ? 'errors.looking' : 'profileForms.passwordUntold')}</p>
    </Alert>
  )
}
