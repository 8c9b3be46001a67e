import { useId, type ReactNode } from 'react'

import { useRich, useT } from '#src/i18n/context.ts'
import { keyReference } from '#src/keys/deletion/key-to-delete.ts'
import { paths } from '#src/lib/paths.ts'
import { useIsLeftOut } from '#src/navigation/sections.tsx'
import { Badge } from '#src/ui/badge.tsx'
import { classNames } from '#src/ui/class-names.ts'
import { Time } from '#src/ui/time.tsx'
import { Value } from '#src/ui/value.tsx'

import { tickOf } from './incident-keys.ts'
import type { DeletedKey, IncidentKey } from './incident.ts'

import text from '#src/ui/text.module.css'
import styles from './not-me.module.css'

/** What is ticked to be deleted. */
export type Picks = {
  picked: ReadonlySet<string>
  /** Ticks these, or takes their ticks away. */
  onPick: (keys: readonly IncidentKey[], on: boolean) => void
}

type KeyTicksProps = Picks & {
  label: string
  keys: readonly IncidentKey[]
  deleted?: readonly DeletedKey[]
  /** What a key that is gone was called, or its identifier again. */
  nameOf?: (identifier: string) => string
}

/** Keys to tick, each with why it is here; below them those that are gone. */
export function KeyTicks({
  label,
  keys,
  deleted = [],
  nameOf = (identifier) => identifier,
  picked,
  onPick,
}: KeyTicksProps) {
  const t = useT()
  const rich = useRich()
  const isLeftOut = useIsLeftOut()
  const pageOf = { api: paths.apiKeys(), ssh: paths.sshKeys() }
  // Whoever left the page of a kind out has its keys seen to elsewhere.
  const mine = keys.filter(({ of }) => !isLeftOut(pageOf[of]))
  const count = mine.filter((key) => picked.has(tickOf(key))).length
  return (
    <ul aria-label={label} className={classNames(text['surface'], styles['steps'])}>
      {mine.length > 1 && (
        <Tick
          checked={count === mine.length}
          isMixed={count > 0 && count < mine.length}
          onChange={(on) => onPick(mine, on)}
          name={t('notMe.pickAll', { count: mine.length })}
        />
      )}
      {keys.map((key) => {
        const name = <KeyCalled of={key} name={key.name} />
        if (!mine.includes(key))
          return (
            <li key={tickOf(key)} className={styles['step']}>
              <div className={styles['what']}>
                <p className={styles['name']}>{name}</p>
                <p className={text['quiet']}>{t('notMe.leftOut')}</p>
              </div>
            </li>
          )
        return (
          <Tick
            key={tickOf(key)}
            checked={picked.has(tickOf(key))}
            onChange={(on) => onPick([key], on)}
            name={name}
          >
            <WhyKey of={key} />
          </Tick>
        )
      })}
      {deleted.map((key) => (
        <li key={key.id} className={styles['step']}>
          <div className={styles['what']}>
            <p className={styles['name']}>
              <KeyCalled of={key} name={nameOf(key.identifier)} />
            </p>
            <p className={text['quiet']}>
              {rich('notMe.keyDeleted', { when: <Time at={key.at} /> })}
            </p>
          </div>
          <Badge kind="ok">{t('notMe.doneMark')}</Badge>
        </li>
      ))}
    </ul>
  )
}

type KeyCalledProps = { of: Pick<IncidentKey, 'of' | 'identifier'>; name: string }

/** A key by its name, and behind it what tells it from all others; without a name, by that alone. */
function KeyCalled({ of: key, name }: KeyCalledProps) {
  return (
    <>
      {name !== key.identifier && <Value of={name} />}{' '}
      <code className={text['quiet']} dir="ltr" translate="no">
        <Value isPrivate dir="ltr" of={keyReference(key)} />
      </code>
    </>
  )
}

type TickProps = {
  checked: boolean
  isMixed?: boolean
  onChange: (on: boolean) => void
  name: ReactNode
  children?: ReactNode
}

function Tick({ checked, isMixed = false, onChange, name, children }: TickProps) {
  const id = useId()
  return (
    <li className={styles['step']}>
      <input
        id={id}
        type="checkbox"
        checked={checked}
        ref={(box) => {
          if (box) box.indeterminate = isMixed
        }}
        onChange={({ target }) => onChange(target.checked)}
        aria-describedby={children ? `${id}-why` : undefined}
      />
      <div className={styles['what']}>
        <label htmlFor={id} className={styles['name']}>
          {name}
        </label>
        {children && (
          <p id={`${id}-why`} className={text['quiet']}>
            {children}
          </p>
        )}
      </div>
    </li>
  )
}

/** Of API keys, and of SSH keys. */
const madeWords = { api: 'notMe.apiKeyMade', ssh: 'notMe.sshKeyMade' } as const
const madeFromWords = {
  api: 'notMe.apiKeyMadeFrom',
  ssh: 'notMe.sshKeyMadeFrom',
} as const
const usedWords = {
  used: 'notMe.keyUsed',
  tried: 'notMe.keyTried',
  'used-or-tried': 'notMe.keyUsedOrTried',
} as const

/** Why somebody would delete a key, or what is known of it. */
function WhyKey({ of: { of, why, at, from, isBound } }: { of: IncidentKey }) {
  const t = useT()
  const rich = useRich()
  const bound = isBound && ` ${t('notMe.keyBound')}`
  if (why === 'in-use') return t('notMe.keyInUse')
  const when = at !== null && <Time at={at} />
  return (
    <>
      {when === false
        ? why === 'undated'
          ? t('notMe.keyUndated', { of })
          : t('notMe.keyUseUnknown')
        : why === 'used' || why === 'tried' || why === 'used-or-tried'
          ? rich(usedWords[why], { when })
          : from === null
            ? rich(madeWords[of], { when })
            : rich(madeFromWords[of], { when, address: <Value dir="ltr" of={from} /> })}
      {bound}
    </>
  )
}
