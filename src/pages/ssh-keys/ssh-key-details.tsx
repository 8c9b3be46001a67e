import { useQuery } from '@tanstack/react-query'

import type { SshKey } from '#src/api/ssh-keys.ts'
import { useProvenance } from '#src/feed/provenance.ts'
import { recentActivity } from '#src/feed/recent.ts'
import { removalBefore } from '#src/feed/removals.ts'
import { useT } from '#src/i18n/context.ts'
import type { SshKeyMarkKind } from '#src/keys/ssh-key-mark.ts'
import { useAccount } from '#src/session/queries.ts'
import { Button } from '#src/ui/button.tsx'
import { CopyButton } from '#src/ui/copy-button.tsx'
import { ExactMoment } from '#src/ui/exact-moment.tsx'
import { focusOnArrival } from '#src/ui/focus.ts'
import { Isolates } from '#src/ui/isolates.tsx'
import { RowAdvice, type RowFact, RowFacts } from '#src/ui/row-facts.tsx'
import { longestName } from '#src/ui/table.tsx'
import { useDay } from '#src/ui/time.tsx'
import { VisuallyHidden } from '#src/ui/visually-hidden.tsx'
import { WholeValue } from '#src/ui/whole-value.tsx'

import type { SshKeyDescription } from './describe-ssh-key.ts'

type SshKeyDetailsProps = {
  sshKey: SshKey
  /** What it is called, and told apart by. */
  called: string
  /** All of it. */
  fingerprint: string
  /** As `SshKeyRow` has it. */
  described: SshKeyDescription | null | undefined
  /** What is copied as the public key; `''` where the panel does not tell. */
  line: string
  sharesName: boolean
  mark: SshKeyMarkKind | null
  /** Whether somebody came to remove it. */
  hasFocus: boolean
  isRemoving: boolean
  onRemove: (key: SshKey) => Promise<void>
}

/** All that is known of one key, and what to do about it. */
export function SshKeyDetails({
  sshKey,
  called,
  fingerprint,
  described,
  line,
  sharesName,
  mark,
  hasFocus,
  isRemoving,
  onRemove,
}: SshKeyDetailsProps) {
  const t = useT()
  const { name, createdAt } = sshKey
  const day = useDay()
  const { username } = useAccount()
  // What tells where the key comes from reads the same rows.
  const { data: recent } = useQuery(recentActivity('keys'))
  const removed =
    recent && createdAt !== null
      ? removalBefore(recent, sshKey.fingerprint, createdAt, username)
      : null
  const made = useProvenance('fingerprint')(sshKey.fingerprint, createdAt)
  const facts: RowFact[] = [
    {
      label: t('sshKeys.columnFingerprint'),
      value: (
        <code dir="ltr" translate="no">
          <WholeValue isPrivate of={fingerprint} />
        </code>
      ),
    },
  ]
  if (name.length > longestName)
    facts.push({ label: t('sshKeys.columnName'), value: <WholeValue of={name} /> })
  if (createdAt !== null)
    facts.push({
      label: t('sshKeys.columnAdded'),
      value: <ExactMoment at={createdAt} />,
      late: made,
    })
  else if (made)
    facts.push({ label: t('sshKeys.columnAdded'), value: <Isolates of={made} /> })
  const advice = [
    removed &&
      t(removed.isOwn ? 'sshKeyDetails.youRemoved' : 'sshKeyDetails.wasRemoved', {
        day: day(removed.at),
      }),
    mark === 'short-rsa' && t('sshKeyDetails.adviseShortRsa'),
    sharesName && t('sshKeyDetails.adviseSameName'),
  ].filter((sentence) => typeof sentence === 'string')
  return (
    <>
      <RowFacts facts={facts} />
      <RowAdvice advice={advice}>
        {line && (
          // Its place is held until the line is known: the panel itself keeps keys in another form than files do.
          <span inert={described === undefined}>
            <CopyButton
              kind="normal"
              text={line}
              label={t('sshKeys.copyPublicKey')}
              of={called}
            />
          </span>
        )}
        <Button
          ref={hasFocus ? focusOnArrival : undefined}
          pending={isRemoving}
          pendingLabel={t('sshKeys.removing')}
          onClick={() => void onRemove(sshKey)}
        >
          {t('sshKeys.remove')}
          <VisuallyHidden> {called}</VisuallyHidden>
        </Button>
      </RowAdvice>
    </>
  )
}
