import type { ReactNode } from 'react'

import { identity } from '#src/api/account.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { useAccount } from '#src/session/queries.ts'
import { useSignOut } from '#src/session/sign-out.ts'
import { Time } from '#src/ui/time.tsx'
import { Value } from '#src/ui/value.tsx'

import type { IncidentStep } from './incident.ts'

type Told = {
  title: string
  why: ReactNode
  /** Where it is done, and what the link is called; `null` when that is in the list itself. */
  go:
    | { to: string; label: string; state?: { email: string; of: string } }
    | { act: () => void; label: string; pending: boolean }
    | null
}

/** What a step says of itself; `here` is the path that leads back to the list. */
export function useTold(step: IncidentStep, here: string): Told {
  const t = useT()
  const rich = useRich()
  const signOut = useSignOut()
  const account = useAccount()
  switch (step.kind) {
    case 'email': {
      const { old } = step
      const when = <Time at={step.at} />
      return {
        title: t('notMe.email'),
        why:
          old !== null
            ? rich('notMe.emailWhy', {
                when,
                old: <Value of={old} />,
                now: <Value of={step.now} />,
              })
            : rich('notMe.emailWhySome', { when, now: <Value of={step.now} /> }),
        go: {
          to: `${paths.profile()}#email`,
          label: t('notMe.emailGo'),
          ...(old !== null && { state: { email: old, of: identity(account) } }),
        },
      }
    }
    case 'password': {
      const { changed, link } = step
      return {
        title: t('notMe.password'),
        why: changed
          ? rich('notMe.passwordChanged', {
              when: <Time at={changed.at} />,
              address:
                changed.address === null ? (
                  t('notMe.hiddenAddress')
                ) : (
                  <Value dir="ltr" of={changed.address} />
                ),
            })
          : link
            ? rich(link.used ? 'notMe.passwordLinkUsed' : 'notMe.passwordLink', {
                when: <Time at={link.at} />,
              })
            : t('notMe.passwordWhy'),
        go: null,
      }
    }
    case 'sign-out': {
      const { signedOut } = step
      return {
        title: t('notMe.signOut'),
        why:
          signedOut === null || signedOut.newPassword === 'before'
            ? t('notMe.signOutWhy')
            : rich(
                signedOut.newPassword === 'after'
                  ? 'notMe.signedOutBefore'
                  : 'notMe.signedOutWithout',
                { when: <Time at={signedOut.at} /> },
              ),
        go: {
          // The list waits where they sign in again.
          act: () => void signOut.leave('signed-out', here),
          label: t('notMe.signOutGo'),
          pending: signOut.pending,
        },
      }
    }
    case 'keys':
      return { title: t('notMe.keys'), why: t('notMe.keysWhy'), go: null }
    case 'own-key':
      return { title: t('notMe.ownKey'), why: t('notMe.ownKeyWhy'), go: null }
    case 'two-factor':
      return {
        title: t(step.known ? 'notMe.twoFactor' : 'notMe.twoFactorUnknown'),
        why: t('notMe.twoFactorWhy'),
        go: step.known
          ? { to: paths.setUpTwoFactor({ to: here }), label: t('notMe.twoFactorGo') }
          : { to: paths.security(), label: t('notMe.security') },
      }
    case 'new-phone':
      return {
        title: t('notMe.newPhone'),
        why: rich('notMe.newPhoneWhy', { when: <Time at={step.at} /> }),
        go: { to: paths.newPhone({ to: here }), label: t('notMe.twoFactorGo') },
      }
    case 'recovery-codes':
      return {
        title: t('notMe.codes'),
        why: t('notMe.codesWhy'),
        go: { to: paths.recoveryCodes({ to: here }), label: t('notMe.codesGo') },
      }
  }
}
