import type { ReactNode } from 'react'

import { identity } from '#src/api/account.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { Link, useIsLeftOut } from '#src/navigation/sections.tsx'
import { useAccount } from '#src/session/queries.ts'
import { useSignOut } from '#src/session/sign-out.ts'
import { Badge } from '#src/ui/badge.tsx'
import { Button, buttonLook } from '#src/ui/button.tsx'
import { Time } from '#src/ui/time.tsx'
import { Value } from '#src/ui/value.tsx'
import { VisuallyHidden } from '#src/ui/visually-hidden.tsx'

import type { IncidentStep } from './incident.ts'
import { keyCalled } from './key-called.ts'

import styles from './not-me.module.css'

type Told = {
  title: string
  why: ReactNode
  /** Where it is done, and what the link is called; `null` when there is nothing left to do. */
  go:
    | { to: string; label: string; state?: { email: string; of: string } }
    | { act: () => void; label: string; pending: boolean }
    | null
}

const whyOf = {
  made: 'notMe.apiKeyMade',
  used: 'notMe.apiKeyUsed',
  tried: 'notMe.apiKeyTried',
  'used-or-tried': 'notMe.apiKeyUsedOrTried',
} as const

/** What a step says of itself; `here` is the path that leads back to the list. */
function useTold(step: IncidentStep, here: string, nameOf: (of: string) => string): Told {
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
        go: { to: `${paths.profile()}#password`, label: t('notMe.passwordGo') },
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
    case 'api-key': {
      const { at } = step
      return {
        title: t('notMe.apiKey', { name: keyCalled(step, step.name) }),
        why:
          step.why === 'in-use'
            ? t('notMe.apiKeyInUse')
            : at === null
              ? t('notMe.apiKeyUnknown')
              : rich(whyOf[step.why], { when: <Time at={at} /> }),
        go: {
          to: `${paths.apiKeys({ q: step.identifier })}#delete`,
          label: t('notMe.apiKeyGo'),
        },
      }
    }
    case 'ssh-key':
      return {
        title: t('notMe.sshKey', { name: keyCalled(step, step.name) }),
        why: rich('notMe.sshKeyMade', { when: <Time at={step.at} /> }),
        go: {
          to: `${paths.sshKeys({ q: step.fingerprint })}#remove`,
          label: t('notMe.sshKeyGo'),
        },
      }
    case 'deleted-key':
      return {
        title: t(step.key === 'api' ? 'notMe.apiKey' : 'notMe.sshKey', {
          name: keyCalled(step, nameOf(step.of)),
        }),
        why: rich('notMe.keyDeleted', { when: <Time at={step.at} /> }),
        go: null,
      }
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
        go: { to: paths.newPhone(), label: t('notMe.twoFactorGo') },
      }
    case 'recovery-codes':
      return {
        title: t('notMe.codes'),
        why: t('notMe.codesWhy'),
        go: { to: paths.recoveryCodes(), label: t('notMe.codesGo') },
      }
  }
}

type StepRowProps = {
  step: IncidentStep
  here: string
  done: boolean
  /** What a key that is gone was called, or its identifier or fingerprint again. */
  nameOf: (of: string) => string
  /** Called when somebody goes to where it is done. */
  onGo: () => void
  /** `null` when the panel itself says that it is done. */
  onTick: ((done: boolean) => void) | null
}

/** One thing to do: a tick, what and why, and where. */
export function StepRow({ step, here, done, nameOf, onGo, onTick }: StepRowProps) {
  const t = useT()
  const { title, why, go } = useTold(step, here, nameOf)
  const isPlaceLeftOut = useIsLeftOut()
  const isLeftOut = go !== null && 'to' in go && isPlaceLeftOut(go.to)
  return (
    <li className={styles['step']}>
      <input
        type="checkbox"
        checked={done}
        disabled={onTick === null}
        onChange={(event) => onTick?.(event.target.checked)}
        aria-label={t('notMe.done', { step: title })}
      />
      <div className={styles['what']}>
        <p className={styles['name']}>{title}</p>
        <p className={styles['why']}>{why}</p>
        {isLeftOut && <p className={styles['why']}>{t('notMe.leftOut')}</p>}
        {done && (
          <p className={styles['mark']}>
            <Badge kind="ok">{t('notMe.doneMark')}</Badge>
          </p>
        )}
      </div>
      {go && !isLeftOut && (
        <div className={styles['action']}>
          {'act' in go ? (
            <Button
              kind="plain"
              pending={go.pending}
              onClick={() => {
                onGo()
                go.act()
              }}
            >
              {go.label}
            </Button>
          ) : (
            <Link {...buttonLook('plain')} to={go.to} state={go.state} onClick={onGo}>
              {go.label}
              <VisuallyHidden>: {title}</VisuallyHidden>
            </Link>
          )}
        </div>
      )}
    </li>
  )
}
