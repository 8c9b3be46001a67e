import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'

import { type Account, identity } from '#src/api/account.ts'
import { mayComeUntil, nextLook } from '#src/forms/look-again.ts'
import { useHost } from '#src/host/context.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import type { Instant } from '#src/lib/instant.ts'
import { paths } from '#src/lib/paths.ts'
import { useNavigate } from '#src/navigation/provider.tsx'
import { UnheardPassword } from '#src/password/unheard-password-notice.tsx'
import { accountQueries } from '#src/session/queries.ts'
import { useUnheard } from '#src/session/use-unheard.ts'
import { Alert } from '#src/ui/alert.tsx'
import { useAnnounce } from '#src/ui/announcer.tsx'
import { Stack } from '#src/ui/section.tsx'
import { Value } from '#src/ui/value.tsx'

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
      <UnheardPassword account={account} changed={<PasswordChanged takesFocus={false} />} />
    </Stack>
  )
}

/** So long after the time of what was sent, in milliseconds, an address that is another one is no telling of it. */
const tooLate = 60_000

/** What ended the wait for what was sent at a moment: `isTold` where the page has waited for it, and says so. */
type End = { of: Instant; isTold: boolean }

function UnheardEmail({ account }: UnheardProps) {
  const t = useT()
  const rich = useRich()
  const host = useHost()
  const announce = useAnnounce()
  const navigate = useNavigate()
  const { email } = account
  const since = useUnheard(unheardEmail, account)?.sentAt ?? null
  const { dataUpdatedAt } = useQuery({
    ...accountQueries.me(),
    // The next look is the next try.
    ...(since !== null && { retry: false }),
    refetchInterval:
      since !== null &&
      (({ state }: { state: { dataUpdatedAt: Instant } }) =>
        nextLook(since, state.dataUpdatedAt)),
  })
  // The address as long as nothing has come.
  const [before, setBefore] = useState(email)
  const [came, setCame] = useState<Change | null>(null)
  const [waited, setWaited] = useState<Instant | null>(null)
  const [end, setEnd] = useState<End | null>(null)
  const until = since === null ? Infinity : mayComeUntil(since)
  const isOver = dataUpdatedAt >= until
  if (since !== null && !isOver && waited !== since) setWaited(since)
  if (email !== before) {
    setBefore(email)
    setEnd(null)
    // What is read long after that, anybody may have changed.
    const isAnswer = since !== null && dataUpdatedAt < until + tooLate
    setCame(isAnswer ? { from: before, to: email, isRead: true, at: dataUpdatedAt } : null)
  } else if (since !== null && isOver && end?.of !== since)
    setEnd({ of: since, isTold: waited === since })

  const settle = useEffectEvent(({ from, to }: Change) => {
    unheardEmail.came(host, account)
    announce(t('profileForms.emailChanged', { old: from, next: to }))
  })
  // What comes late, nothing that somebody does tells: it is spoken, and the tab need not remember it.
  useEffect(() => {
    if (came) settle(came)
  }, [came])
  const giveUp = useEffectEvent(({ isTold }: End) => {
    unheardEmail.forget(host, account)
    if (isTold) announce(t('profileForms.emailStill', { email }))
  })
  // The last look ends it, nobody's press: it is spoken, and the tab need not remember it.
  useEffect(() => {
    if (end) giveUp(end)
  }, [end])

  return (
    <>
      {came && (
        <EmailChanged
          change={came}
          email={email}
          onUndo={() =>
            void navigate(`${paths.profile()}#email`, {
              state: { email: came.from, of: identity(account) },
            })
          }
        />
      )}
      {since !== null && !isOver ? (
        <Alert kind="warn" role="status" title={t('profileForms.emailUnheard')}>
          <p>{t('profileForms.emailUnheardText')}</p>
          <p>{t('errors.looking')}</p>
        </Alert>
      ) : (
        end?.isTold && (
          <Alert kind="info">
            <p>{rich('profileForms.emailStill', { email: <Value of={email} /> })}</p>
          </Alert>
        )
      )}
    </>
  )
}
