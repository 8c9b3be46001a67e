import { memo, Suspense, useState } from 'react'

import type { SshKey } from '#src/api/ssh-keys.ts'
import { useT } from '#src/i18n/context.ts'
import type { SshKeyMarkKind } from '#src/keys/ssh-key-mark.ts'
import { brief, cut } from '#src/lib/invisible-characters.ts'
import { focusOnArrival } from '#src/ui/focus.ts'
import { CodeWait, lazyPart } from '#src/ui/lazy-part.tsx'
import { Mark } from '#src/ui/mark.tsx'
import { RowMenu, RowMenuItem } from '#src/ui/row-menu.tsx'
import { ColumnWord, longestName, TableRow } from '#src/ui/table.tsx'
import { BriefTime } from '#src/ui/time.tsx'
import { useCopy } from '#src/ui/use-copy.ts'
import { Value } from '#src/ui/value.tsx'

import type { SshKeyDescription } from './describe-ssh-key.ts'

const SshKeyDetails = lazyPart(
  async () => (await import('./ssh-key-details.tsx')).SshKeyDetails,
  'ssh-key-details',
  'provenance',
)

type SshKeyRowProps = {
  sshKey: SshKey
  /** What the key is; `undefined` until that was read, `null` where nobody can read it. */
  described: SshKeyDescription | null | undefined
  /** Whether another key has the same name. */
  sharesName: boolean
  mark: SshKeyMarkKind | null
  /** Whether it is open from the start. */
  isAsked: boolean
  /** Whether somebody comes to remove the one that is asked for. */
  isRemovalAsked: boolean
  /** Whether it has come back just now: its name has focus. */
  isReturned: boolean
  isRemoving: boolean
  onRemove: (key: SshKey) => Promise<void>
}

/** Of a fingerprint, enough to tell keys apart: the opened row has all of it. */
const shownOfFingerprint = 12

const markWords = {
  'short-rsa': 'sshKeys.markShortRsa',
  'same-name': 'sshKeys.markSameName',
} as const satisfies Record<SshKeyMarkKind, string>

/** Fingerprints as everyone writes them: the panel leaves the name of the hash out. */
const whole = (fingerprint: string) =>
  fingerprint.includes(':') ? fingerprint : `SHA256:${fingerprint}`

/** One key: what it is, what tells it apart, since when it is there, and whether to worry. The rest is behind its name. */
export const SshKeyRow = memo(function KeyRow({
  sshKey,
  described,
  sharesName,
  mark,
  isAsked,
  isRemovalAsked,
  isReturned,
  isRemoving,
  onRemove,
}: SshKeyRowProps) {
  const t = useT()
  const [isOpen, setIsOpen] = useState(isAsked)
  const [hasFocus, setHasFocus] = useState(isAsked && isRemovalAsked)
  const copy = useCopy(() => setIsOpen(true))
  const { createdAt, fingerprint, publicKey } = sshKey
  const name = sshKey.name || t('sshKeys.noName')
  // What a button is for must be told by its name alone.
  const called = sharesName
    ? t('sshKeys.nameAndFingerprint', { name, fingerprint: whole(fingerprint) })
    : brief(name)
  const line = publicKey && (described?.line ?? publicKey)

  function toggle() {
    setIsOpen(!isOpen)
    setHasFocus(false)
  }

  return (
    <TableRow
      name={<Value of={cut(name, longestName)} />}
      facts={[
        described === null ? null : { value: described?.type },
        {
          value: (
            <code dir="ltr" translate="no">
              <Value isPrivate of={cut(fingerprint, shownOfFingerprint)} />
            </code>
          ),
          isWide: !sharesName,
        },
        createdAt === null
          ? null
          : {
              value: (
                <ColumnWord>
                  <BriefTime at={createdAt} inSentence />
                </ColumnWord>
              ),
              prefix: t('sshKeys.addedPrefix'),
            },
      ]}
      mark={isRemoving ? t('sshKeys.removing') : mark && <Mark>{t(markWords[mark])}</Mark>}
      menu={
        <RowMenu label={t('sshKeys.more', { name: called })}>
          <RowMenuItem icon="copy" onSelect={() => void copy(whole(fingerprint))}>
            {t('sshKeys.copyFingerprint')}
          </RowMenuItem>
          {/* Not before it was read: the panel keeps keys in another form than files do. */}
          {line && described !== undefined && (
            <RowMenuItem icon="copy" onSelect={() => void copy(line)}>
              {t('sshKeys.copyPublicKey')}
            </RowMenuItem>
          )}
          <RowMenuItem icon="delete" destroys onSelect={() => void onRemove(sshKey)}>
            {t('sshKeys.remove')}
          </RowMenuItem>
        </RowMenu>
      }
      ref={isReturned ? focusOnArrival : undefined}
      isOpen={isOpen}
      onToggle={toggle}
    >
      <Suspense fallback={<CodeWait of="part" onCancel={toggle} />}>
        <SshKeyDetails
          sshKey={sshKey}
          called={called}
          fingerprint={whole(fingerprint)}
          described={described}
          line={line}
          sharesName={sharesName}
          mark={mark}
          hasFocus={hasFocus}
          isRemoving={isRemoving}
          onRemove={onRemove}
        />
      </Suspense>
    </TableRow>
  )
})
