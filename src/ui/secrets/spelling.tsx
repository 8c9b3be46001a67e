import { useState } from 'react'

import { useT } from '#src/i18n/context.ts'
import type { Translate } from '#src/i18n/translate.ts'
import { revealed } from '#src/lib/invisible-characters.ts'

import { useAnnounce } from '../announcer.tsx'
import { Button } from '../button.tsx'
import { Icon } from '../icons.tsx'
import { VisuallyHidden } from '../visually-hidden.tsx'
import { spell, type SpelledSign } from './spelled.ts'

import styles from './spelling.module.css'

/** Signs that secrets are made of besides letters and digits. */
const signNames: Readonly<Record<string, string>> = {
  _: 'underscore',
  '-': 'hyphen',
  '.': 'dot',
}

/** The letter in the name of one that others are taken for: "capital i", "small L", since a line in a name tells nothing. */
const letterOf = ({ sign, kind, isMistakable }: SpelledSign) =>
  !isMistakable ? sign : kind === 'capital' ? sign.toLowerCase() : sign.toUpperCase()

/** What a sign is called when it is read aloud: "seven", "capital R", "underscore". */
function spokenName(t: Translate, spelled: SpelledSign): string {
  const { sign, kind } = spelled
  if (kind === 'digit') return t('spelling.digit', { sign })
  if (kind === 'other') {
    const name = Object.hasOwn(signNames, sign) ? signNames[sign] : undefined
    return t('spelling.sign', { name: name ?? '', sign })
  }
  const key = kind === 'capital' ? 'spelling.capital' : 'spelling.small'
  return t(key, { sign: letterOf(spelled) })
}

/** The same in the one word that fits below it, where it stands itself; small letters without a twin stand for themselves. */
function caption(t: Translate, spelled: SpelledSign): string {
  const { kind, isMistakable } = spelled
  if (kind === 'capital') return t('spelling.capitalWord')
  if (kind !== 'small') return spokenName(t, spelled)
  return isMistakable ? t('spelling.smallWord') : ''
}

/** One secret, large and sign by sign. */
function SpelledSecret({ secret }: { secret: string }) {
  const t = useT()
  return (
    <ol
      className={styles['groups']}
      dir="ltr"
      translate="no"
      aria-label={t('spelling.list')}
    >
      {spell(secret).map((signs, at) => (
        <li key={at}>
          <VisuallyHidden>
            {signs.map((each) => spokenName(t, each)).join(', ')}
          </VisuallyHidden>
          <span className={styles['group']} aria-hidden="true">
            {signs.map((each, index) => (
              <span
                key={index}
                className={styles['sign']}
                data-kind={each.kind}
                data-mistakable={each.isMistakable || undefined}
              >
                <b>{revealed(each.sign)}</b>
                <small>{caption(t, each)}</small>
              </span>
            ))}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** Secrets as one reads them aloud or types them elsewhere: one at a time, in groups, each sign told apart from those like it. */
export function Spelling({ secrets }: { secrets: readonly string[] }) {
  const t = useT()
  const announce = useAnnounce()
  const [at, setAt] = useState(0)
  const count = secrets.length
  const which = (index: number) => t('spelling.which', { number: index + 1, count })

  function turn(by: number) {
    const next = (at + by + count) % count
    setAt(next)
    // Which it is, and never what it is: that is read where it stands.
    announce(which(next))
  }

  return (
    <>
      {count > 1 && (
        <div className={styles['turn']}>
          <Button kind="plain" aria-label={t('spelling.before')} onClick={() => turn(-1)}>
            <Icon name="back" />
          </Button>
          <h3>{which(at)}</h3>
          <Button kind="plain" aria-label={t('spelling.next')} onClick={() => turn(1)}>
            <Icon name="forward" />
          </Button>
        </div>
      )}
      <SpelledSecret secret={secrets[at] ?? ''} />
    </>
  )
}
