import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'

import { type Account, identity } from '#src/api/account.ts'
import { isWorthTelling, mayComeUntil, nextLook } from '#src/forms/look-again.ts'
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
import { useClock } from '#src/ui/clock.ts'
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

/** What is told once the wait for what was sent at a moment is over: to who was there meanwhile, or comes back after it; nothing long after. */
type End = {
  of: Instant
  words: 'profileForms.emailStill' | 'profileForms.emailNow' | null
}

function UnheardEmail({ account }: UnheardProps) {
  const t = useT()
  const rich = useRich()
  const host = useHost()
  const announce = useAnnounce()
  const clock = useClock()
  const navigate = useNavigate()
  const { email } = account
  const since = useUnheard(unheardEmail, account)?.sentAt ?? null
  // Whoever comes back when it cannot come any more is told by what is read then alone.
  const [late] = useState(() =>
    since !== null && Date.now() >= mayComeUntil(since) ? since : null,
  )
  const isLate = since !== null && since === late
  // What was sent before this came here may have been carried out before the address was read.
  const [sentBefore] = useState(since)
  const { dataUpdatedAt, isFetchedAfterMount } = useQuery({
    ...accountQueries.me(),
    ...(isLate && { refetchOnMount: 'always' as const }),
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
  const [end, setEnd] = useState<End | null>(null)
  const until = since === null ? Infinity : mayComeUntil(since)
  const isOver = dataUpdatedAt >= until
  if (email !== before) {
    setBefore(email)
    setEnd(null)
    // What is read long after that, anybody may have changed.
    const isAnswer = since !== null && dataUpdatedAt < until + tooLate
    setCame(isAnswer ? { from: before, to: email, isRead: true, at: dataUpdatedAt } : null)
  } else if (since !== null && isOver && end?.of !== since)
    setEnd({
      of: since,
      words: !isWorthTelling(since)
        ? null
        : since === sentBefore
          ? 'profileForms.emailNow'
          : 'profileForms.emailStill',
    })

  const settle = useEffectEvent(({ from, to }: Change) => {
    unheardEmail.came(host, account)
    announce(t('profileForms.emailChanged', { old: from, next: to }))
  })
  // What comes late, nothing that somebody does tells: it is spoken, and the tab need not remember it.
  useEffect(() => {
    if (came) settle(came)
  }, [came])
  const giveUp = useEffectEvent(({ of, words }: End) => {
    unheardEmail.forget(host, account)
    if (words) announce(t(words, { email, time: clock(of) }))
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
      {since !== null && !isOver && (!isLate || isFetchedAfterMount) ? (
        <Alert kind="warn" role="status" title={t('profileForms.emailUnheard')}>
          <p>{t('profileForms.emailUnheardText')}</p>
          <p>{t('errors.looking')}</p>
        </Alert>
      ) : (
        end?.words && (
          <Alert kind="info">
            <p>{rich(end.words, { email: <Value of={email} />, time: clock(end.of) })}</p>
          </Alert>
        )
      )}
    </>
  )
}
