import { useId, useState } from 'react'

import { useT } from '#src/i18n/context.ts'
import { Details } from '#src/ui/details.tsx'
import { Field } from '#src/ui/field.tsx'
import { SecretNews } from '#src/ui/secrets/secret-news.tsx'

import styles from './reveal.module.css'

type Found = 'same' | 'cut' | 'more' | 'other'

function compare(pasted: string, key: string): Found {
  if (pasted === key) return 'same'
  if (key.startsWith(pasted) || key.endsWith(pasted)) return 'cut'
  return pasted.includes(key) ? 'more' : 'other'
}

type PasteBackProps = {
  secret: string
  /** Told each time whether what was pasted is the key and nothing else. */
  onCompared: (same: boolean) => void
}

/** Folded away: whether what was stored is the whole key: it is pasted back, compared here and forgotten at once. */
export function PasteBack({ secret, onCompared }: PasteBackProps) {
  const t = useT()
  const id = useId()
  const [found, setFound] = useState<Found | null>(null)
  const words: Record<Found, string> = {
    same: t('apiKeyCreate.storedWell'),
    cut: t('apiKeyCreate.storedCut'),
    more: t('apiKeyCreate.storedMore'),
    other: t('apiKeyCreate.storedOther'),
  }
  return (
    <Details summary={t('apiKeyCreate.check')}>
      <div className={styles['check']}>
        <Field
          label={t('apiKeyCreate.pasteBack')}
          hint={t('apiKeyCreate.pasteBackHint')}
          error={found && found !== 'same' ? words[found] : null}
          advice={found === 'same' && <SecretNews>{words.same}</SecretNews>}
        >
          {(wiring) => (
            <input
              {...wiring}
              name={id}
              type="password"
              autoComplete="off"
              spellCheck={false}
              value=""
              onChange={(event) => {
                const pasted = event.target.value.trim()
                if (!pasted) return
                const compared = compare(pasted, secret)
                setFound(compared)
                onCompared(compared === 'same')
              }}
            />
          )}
        </Field>
      </div>
    </Details>
  )
}
