import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

import type { Account } from '#src/api/account.ts'
import { useHost } from '#src/host/context.ts'
import { stillness } from '#src/host/stillness.ts'
import { unsavedInput } from '#src/host/unsaved-input.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { useHere, useNavigate } from '#src/navigation/provider.tsx'
import { useEndSession, SignOutTrouble } from '#src/session/end-session.tsx'
import { ownKey } from '#src/session/own-key.ts'
import { hostOf } from '#src/session/panel-client.ts'
import { usePanel } from '#src/session/panel-context.ts'
import { Actions, Button } from '#src/ui/button.tsx'
import { Dialog } from '#src/ui/dialog.tsx'
import { focusMain } from '#src/ui/focus.ts'
import { Stack } from '#src/ui/section.tsx'
import { Value } from '#src/ui/value.tsx'

import { resetForAnotherAccount } from './another-account.ts'
import { interrupt } from './interruption.tsx'
import { signInAndReadAgain } from './sign-in-and-read-again.ts'
import { whoseAccount } from './whose-account.ts'
import { whySignedOut } from './why-signed-out.ts'

type Accounts = { before: Account; now: Account }

/**
 * Asks whose account this page shall show. It is `now`'s at once, unless something typed would be lost by it. With a key,
 * which stays what it is, it says whose session stands in its way.
 */
export function askWhose(queries: QueryClient, before: Account, now: Account): void {
  const host = hostOf(queries)
  if (ownKey(host).isUsed())
    return interrupt(host, <SessionInTheWay before={before} now={now} />)
  const kept = unsavedInput(host).isHeld()
  whoseAccount(host).ask(
    <AnotherAccountDialog before={before} now={now} kept={kept} />,
    kept,
  )
  if (!kept) resetForAnotherAccount(queries, now)
}

type AnotherAccountDialogProps = Accounts & {
  /** Whether the page behind it is still that of `before`, since something typed there would be lost otherwise. */
  kept: boolean
}

/**
 * Another tab, or the panel's own page, signed in as somebody else: whose account shall this page show? However that was
 * found, by a write that was not sent, by a read or by looking, this dialog alone tells of it.
 */
function AnotherAccountDialog({ before, now, kept }: AnotherAccountDialogProps) {
  const t = useT()
  const rich = useRich()
  const queries = useQueryClient()
  const host = useHost()
  const { settle } = whoseAccount(host)
  const navigate = useNavigate()
  const to = useHere()
  const leaving = useEndSession(async () => {
    settle()
    // Over the page as it stands; whoever has signed in again is waited for by nobody here.
    if (kept) {
      void signInAndReadAgain(queries)
      whySignedOut(host).set({ instead: now.username })
    } else await navigate(paths.signIn({ because: 'signed-out', to }))
  })
  // Nothing of the second account may come in among what is shown of the first.
  useEffect(() => (kept ? stillness(host).hold() : undefined), [host, kept])

  function goOn() {
    if (kept) resetForAnotherAccount(queries, now)
    focusMain(host, settle)
  }

  const choices = [
    <Button
      key="go-on"
      kind={kept ? 'normal' : 'primary'}
      onClick={() => leaving.isPending || goOn()}
    >
      {t('anotherAccount.goOn', { name: now.username })}
    </Button>,
    <Button
      key="switch"
      kind={kept ? 'primary' : 'normal'}
      pending={leaving.isPending}
      pendingLabel={t('shell.signingOut')}
      onClick={leaving.end}
    >
      {t('anotherAccount.switch', { name: now.username, before: before.username })}
    </Button>,
  ]
  const names = {
    before: <Value isPrivate of={before.username} />,
    name: <Value isPrivate of={now.username} />,
  }
  return (
    <Dialog
      role="alertdialog"
      title={t('anotherAccount.title', { name: now.username })}
      // Escape would throw away what was typed.
      onClose={kept ? undefined : goOn}
      urgent={kept}
    >
      <Stack>
        <p>{rich('anotherAccount.text', names)}</p>
        {kept && <p>{rich('anotherAccount.kept', names)}</p>}
        <SignOutTrouble account={now} leaving={leaving} />
      </Stack>
      {/* What keeps the typed text comes first. */}
      <Actions>{kept ? choices.toReversed() : choices}</Actions>
    </Dialog>
  )
}

/** A session in this browser outranks the key (contract rule 0.15): whose it is, and how to end it. */
function SessionInTheWay({ before, now }: Accounts) {
  const t = useT()
  const rich = useRich()
  const { panelName } = usePanel()
  const host = useHost()
  const close = () => interrupt(host, null)
  const leaving = useEndSession(close)

  return (
    <Dialog
      role="alertdialog"
      title={t('anotherAccount.title', { name: now.username })}
      onClose={close}
    >
      <Stack>
        <p>
          {rich('anotherAccount.inTheWay', {
            before: <Value isPrivate of={before.username} />,
            name: <Value isPrivate of={now.username} />,
          })}
        </p>
        <SignOutTrouble account={now} leaving={leaving} />
      </Stack>
      <Actions>
        <Button
          kind="primary"
          pending={leaving.isPending}
          pendingLabel={t('shell.signingOut')}
          onClick={leaving.end}
          data-first-focus
        >
          {t('anotherAccount.endSession', { name: now.username, panel: panelName })}
        </Button>
        <Button onClick={close}>{t('anotherAccount.close')}</Button>
      </Actions>
    </Dialog>
  )
}
