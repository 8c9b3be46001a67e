import { useMutation } from '@tanstack/react-query'

import { usePanel } from '#src/account/panel-context.ts'
import type { Account } from '#src/api/account.ts'
import { isFailure } from '#src/api/failures.ts'
import { signOut } from '#src/api/session.ts'
import { failureWords } from '#src/forms/failure-words.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { Actions, Stack } from '#src/ui/actions.tsx'
import { Button } from '#src/ui/button.tsx'
import { Dialog } from '#src/ui/dialog.tsx'

import { interrupt } from './interruption.tsx'

type Accounts = { before: Account; now: Account }
const close = () => interrupt(null)

/** Another tab, or the panel's own page, signed in as somebody else: what was pressed was not sent. */
export function AnotherAccountDialog({ before, now }: Accounts) {
  const t = useT()
  const rich = useRich()
  return (
    <Dialog
      role="alertdialog"
      title={t('anotherAccount.title', { name: now.username })}
      onClose={close}
    >
      <p>
        {rich('anotherAccount.text', {
          before: <bdi>{before.username}</bdi>,
          name: <bdi>{now.username}</bdi>,
        })}
      </p>
      <Actions>
        <Button kind="primary" onClick={close} autoFocus>
          {t('anotherAccount.goOn', { name: now.username })}
        </Button>
      </Actions>
    </Dialog>
  )
}

/** A session in this browser outranks the key (contract rule 0.15): whose it is, and how to end it. */
export function SessionInTheWay({ before, now }: Accounts) {
  const t = useT()
  const rich = useRich()
  const { panelName } = usePanel()
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: signOut,
    onSuccess: (still) => still ?? close(),
  })
  if (error && !isFailure(error)) throw error

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
        {data && <p role="alert">{t('anotherAccount.still', { name: data.username })}</p>}
        {error && <p role="alert">{failureWords(error, t, true).text}</p>}
      </Stack>
      <Actions>
        <Button kind="primary" pending={isPending} onClick={() => mutate()} autoFocus>
          {t('anotherAccount.endSession', { name: now.username, panel: panelName })}
        </Button>
        <Button onClick={close}>{t('anotherAccount.close')}</Button>
      </Actions>
    </Dialog>
  )
}
