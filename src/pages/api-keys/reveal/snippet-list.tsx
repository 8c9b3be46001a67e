import { useT } from '#src/i18n/context.ts'
import { CopyButton } from '#src/ui/copy-button.tsx'
import { Details } from '#src/ui/details.tsx'

import { snippetsFor } from './snippets.ts'

import styles from './reveal.module.css'

type SnippetListProps = { apiUrl: string; secret: string; onCopied: () => void }

/** Folded away: lines that use the key, each to copy. */
export function SnippetList({ apiUrl, secret, onCopied }: SnippetListProps) {
  const t = useT()
  return (
    <Details className={styles['use']} summary={t('apiKeyCreate.use')}>
      {snippetsFor(apiUrl, secret).map((snippet) => (
        <div key={snippet.name} className={styles['snippet']}>
          <p>
            <bdi>{snippet.name}</bdi>
            <CopyButton text={snippet.text} of={snippet.name} onCopied={onCopied} />
          </p>
          <pre dir="ltr" translate="no">
            {snippet.text}
          </pre>
        </div>
      ))}
    </Details>
  )
}
