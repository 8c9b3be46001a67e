import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useLocation, useNavigate } from 'react-router'

import { usesKey } from '#src/account/key-store.ts'
import { tellOtherTabs } from '#src/account/other-tabs.ts'
import { usePanel } from '#src/account/panel-context.ts'
import { accountQueries } from '#src/account/queries.ts'
import { readNow } from '#src/account/read-now.ts'
import { SignOutTrouble } from '#src/account/sign-out-trouble.tsx'
import type { Account } from '#src/api/account.ts'
import { signOut } from '#src/api/session.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { standStill } from '#src/lib/standstill.ts'
import { isUnsaved } from '#src/lib/unsaved.ts'
import { Actions, Stack } from '#src/ui/actions.tsx'
import { Button } from '#src/ui/button.tsx'
import { Dialog } from '#src/ui/dialog.tsx'

import { resetForAnotherAccount } from './another-account.ts'
import { interrupt } from './interruption.tsx'
import { askWhoseAccount, settleWhoseAccount } from './whose-account.ts'

type Accounts = { before: Account; now: Account }

/**
 * Asks whose account this page shall show. It is `now`'s at once, unless something typed would be lost by it. With a key,
 * which stays what it is, it says whose session stands in its way.
 */
export function askWhose(queries: QueryClient, before: Account, now: Account): void {
  if (usesKey()) return interrupt(<SessionInTheWay before={before} now={now} />)
  const kept = isUnsaved()
  askWhoseAccount(<AnotherAccountDialog before={before} now={now} kept={kept} />)
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
  const navigate = useNavigate()
  const { pathname, search, hash } = useLocation()
  const leave = useMutation({
    mutationFn: () => signOut(),
    async onSuccess(still) {
      if (still) return
      tellOtherTabs({ about: 'session' })
      settleWhoseAccount()
      // The read is refused, and that asks to sign in over the page as it stands.
      if (kept) await readNow(queries, accountQueries.me()).catch(() => null)
      else
        await navigate(
          paths.signIn({ because: 'signed-out', to: pathname + search + hash }),
        )
    },
  })
  // Nothing of the second account may come in among what is shown of the first.
  useEffect(() => (kept ? standStill() : undefined), [kept])

  function goOn() {
    settleWhoseAccount()
    if (kept) resetForAnotherAccount(queries, now)
  }

  const names = {
    before: <bdi>{before.username}</bdi>,
    name: <bdi>{now.username}</bdi>,
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
        <SignOutTrouble account={now} still={leave.data} error={leave.error} />
      </Stack>
      <Actions>
        <Button kind="primary" onClick={() => leave.isPending || goOn()} autoFocus>
          {t('anotherAccount.goOn', { name: now.username })}
        </Button>
        <Button
          pending={leave.isPending}
          pendingLabel={t('shell.signingOut')}
          onClick={() => leave.mutate()}
        >
          {t('anotherAccount.switch', { name: now.username, before: before.username })}
        </Button>
      </Actions>
    </Dialog>
  )
}

const close = () => interrupt(null)

/** A session in this browser outranks the key (contract rule 0.15): whose it is, and how to end it. */
function SessionInTheWay({ before, now }: Accounts) {
  const t = useT()
  const rich = useRich()
  const { panelName } = usePanel()
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: () => signOut(),
    onSuccess: (still) => still ?? close(),
  })

  return (
    <Dialog
      role="alertdialog"
      title={t('anotherAccount.title', { name: now.username })}
      onClose={close}
    >
      <Stack>
        <p>
          {rich('anotherAccount.inTheWay', {
            before: <bdi>{before.username}</bdi>,
            name: <bdi>{now.username}</bdi>,
          })}
        </p>
        <SignOutTrouble account={now} still={data} error={error} />
      </Stack>
      <Actions>
        <Button
          kind="primary"
          pending={isPending}
          pendingLabel={t('shell.signingOut')}
          onClick={() => mutate()}
          autoFocus
        >
          {t('anotherAccount.endSession', { name: now.username, panel: panelName })}
        </Button>
        <Button onClick={close}>{t('anotherAccount.close')}</Button>
      </Actions>
    </Dialog>
  )
}
