import { memo } from 'react'

import type { SshKey } from '#src/api/ssh-keys.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { brief } from '#src/lib/invisible-characters.ts'
import { Badge } from '#src/ui/badge.tsx'
import { Button } from '#src/ui/button.tsx'
import { CopyButton } from '#src/ui/copy-button.tsx'
import { focusOnArrival } from '#src/ui/focus.ts'
import { RowsItem } from '#src/ui/rows.tsx'
import { Time } from '#src/ui/time.tsx'
import { VisuallyHidden } from '#src/ui/visually-hidden.tsx'
import { WholeValue } from '#src/ui/whole-value.tsx'

import type { SshKeyDescription } from './describe-ssh-key.ts'

type KeyRowProps = {
  sshKey: SshKey
  /** What the key is; `undefined` until that was read, `null` where nobody can read it. */
  described: SshKeyDescription | null | undefined
  /** How many other keys have the same name. */
  twins: number
  /** Where it comes from, in a few words; `''` until that is known, `null` where no panel tells. */
  provenance: string | null
  /** Whether the person came for this key's button, or brought it back: it then has focus, also when that is found out later. */
  wanted: boolean
  removing: boolean
  onRemove: (key: SshKey) => Promise<void>
}

/** Fingerprints as everyone writes them: the panel leaves the name of the hash out. */
const shown = (fingerprint: string) =>
  fingerprint.includes(':') ? fingerprint : `SHA256:${fingerprint}`

/** One key: what it is, how it is told apart, and since when it is there. */
export const SshKeyRow = memo(function KeyRow({
  sshKey,
  described,
  twins,
  provenance,
  wanted,
  removing,
  onRemove,
}: KeyRowProps) {
  const t = useT()
  const rich = useRich()
  const { createdAt, fingerprint, publicKey } = sshKey
  const name = sshKey.name || t('sshKeys.noName')
  // What a button is for must be told by its name alone.
  const called =
    twins > 0
      ? t('sshKeys.nameAndFingerprint', { name, fingerprint: shown(fingerprint) })
      : brief(name)
  return (
    <RowsItem
      name={<WholeValue of={name} />}
      facts={[
        <code key="fingerprint" dir="ltr" translate="no">
          <WholeValue of={shown(fingerprint)} />
        </code>,
        ...(createdAt === null
          ? []
          : [rich('sshKeys.added', { when: <Time at={createdAt} /> })]),
      ]}
      late={[
        described ? (
          <>
            {t('sshKeys.bits', { type: described.type, bits: described.bits })}{' '}
            {described.weak && <Badge kind="warn">{t('sshKeys.markWeak')}</Badge>}
          </>
        ) : (
          ''
        ),
        ...(provenance === null ? [] : [provenance]),
      ]}
      marks={twins > 0 && <Badge kind="warn">{t('sshKeys.markTwin')}</Badge>}
      actions={
        <>
          {publicKey && (
            // Its place is held until the line is known: the panel itself keeps keys in another form than files do.
            <span inert={described === undefined}>
              <CopyButton
                text={described?.line ?? publicKey}
                of={t('sshKeys.copyOf', { name: called })}
              />
            </span>
          )}
          <Button
            kind="plain"
            data-tone="danger"
            ref={wanted ? focusOnArrival : undefined}
            pending={removing}
            pendingLabel={t('sshKeys.removing')}
            onClick={() => void onRemove(sshKey)}
          >
            {t('sshKeys.remove')}
            <VisuallyHidden> {called}</VisuallyHidden>
          </Button>
        </>
      }
    />
  )
})
