import { useId } from 'react'

import type { SshKey } from '#src/api/ssh-keys.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Badge } from '#src/ui/badge.tsx'
import { classNames } from '#src/ui/class-names.ts'
import { Details } from '#src/ui/details.tsx'
import { Private } from '#src/ui/private.tsx'
import { Value } from '#src/ui/value.tsx'

import { fingerprint, md5Fingerprint, randomart, shortType } from '../key/fingerprint.ts'
import type { PublicKey } from '../key/public-key.ts'
import { refusals } from './draft.ts'
import { RemovedBefore } from './removed-before.tsx'

import text from '#src/ui/text.module.css'
import styles from './add.module.css'

/** The key of the list with the same fingerprint, or `null`. */
export function duplicateOf(key: PublicKey, listed: readonly SshKey[]): SshKey | null {
  if (key.blob.length === 0) return null
  const own = fingerprint(key.blob)
  return (
    listed.find(({ fingerprint: other }) => own === `SHA256:${other}` || own === other) ??
    null
  )
}

type KeyCardProps = {
  found: PublicKey
  listed: readonly SshKey[]
  /** Whether the field says already why it cannot be added. */
  isSaid: boolean
}

/** What a key is, before it is sent: type, size, comment, fingerprint, and whether it is there already. */
export function KeyCard({ found, listed, isSaid }: KeyCardProps) {
  const t = useT()
  const rich = useRich()
  const { type, bits, comment, blob, line, verdict, marks } = found
  const twin = duplicateOf(found, listed)
  return (
    <div className={classNames(text['surface'], styles['card'])}>
      <p className={styles['kind']}>
        <Value of={shortType(type)} />
        {bits > 0 && <span>{t('sshKeyAdd.bits', { bits })}</span>}
        {comment && (
          <span className={styles['comment']}>
            <Value of={comment} />
          </span>
        )}
        {marks.includes('rsa-small') && (
          <Badge kind="warn">{t('sshKeyAdd.markSmall')}</Badge>
        )}
        {marks.includes('words-before') && <Badge>{t('sshKeyAdd.markWords')}</Badge>}
      </p>
      {/* Of a part of a key it would be that of no key at all. */}
      {line && (
        <>
          <p>
            <code dir="ltr" translate="no">
              <Private isPrivate of={fingerprint(blob)}>
                {fingerprint(blob)}
              </Private>
            </code>
          </p>
          <Details summary={t('sshKeyAdd.more')}>
            <p>
              <code dir="ltr" translate="no">
                <Private isPrivate of={md5Fingerprint(blob)}>
                  {md5Fingerprint(blob)}
                </Private>
              </code>
            </p>
            <pre
              className={styles['art']}
              dir="ltr"
              role="img"
              aria-label={t('sshKeyAdd.drawing')}
            >
              <Private isPrivate of={fingerprint(blob)}>
                {randomart(blob, type, bits)}
              </Private>
            </pre>
          </Details>
        </>
      )}
      {verdict !== 'ok' && !isSaid && (
        <Alert kind="danger" title={t('sshKeyAdd.cannotAdd')}>
          <p>{t(refusals[verdict.refused])}</p>
        </Alert>
      )}
      {verdict === 'ok' && twin && !isSaid && (
        <Alert kind="warn">
          <p>{rich('sshKeyAdd.twin', { name: <Value of={twin.name} /> })}</p>
        </Alert>
      )}
      {verdict === 'ok' && !twin && <RemovedBefore fingerprint={fingerprint(blob)} />}
    </div>
  )
}

type ChooseProps = {
  keys: readonly PublicKey[]
  choice: number
  onChoose: (choice: number) => void
}

/** Which of several keys is meant. */
export function Choose({ keys, choice, onChoose }: ChooseProps) {
  const t = useT()
  const name = useId()
  return (
    <fieldset className={styles['choose']}>
      <legend>{t('sshKeyAdd.choose', { count: keys.length })}</legend>
      {keys.map((each, at) => (
        <label key={each.line || at}>
          <input
            type="radio"
            name={name}
            checked={at === choice}
            onChange={() => onChoose(at)}
          />
          <bdi>
            {shortType(each.type)} <Value of={each.comment} />
          </bdi>
        </label>
      ))}
    </fieldset>
  )
}
