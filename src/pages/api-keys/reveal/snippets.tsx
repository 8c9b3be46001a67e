import { useT } from '#src/i18n/context.ts'
import { CopyButton } from '#src/ui/copy-button.tsx'
import { Details } from '#src/ui/details.tsx'
import { Value } from '#src/ui/value.tsx'

import styles from './reveal.module.css'

/** Lines to try a key with; all ask for the account, which changes nothing. */
type Snippet = { name: 'curl' | 'JavaScript' | 'Python' | '.env'; text: string }

/** For a POSIX shell: nothing inside single quotes means anything but itself. */
const shell = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`
/** A string of JavaScript, and of Python, which reads JSON's escapes alike. */
const literal = (text: string) => JSON.stringify(text)

/** Ready lines for a key; `apiUrl` is where the client API is, e.g. `https://panel.example/api/client`. */
export function snippetsFor(apiUrl: string, key: string): Snippet[] {
  const address = `${apiUrl}/account`
  const bearer = `Authorization: Bearer ${key}`
  return [
    {
      name: 'curl',
      text: `curl -H ${shell(bearer)} -H 'Accept: application/json' ${shell(address)}`,
    },
    {
      name: 'JavaScript',
      text: [
        `const response = await fetch(${literal(address)}, {`,
        `  headers: { Authorization: ${literal(`Bearer ${key}`)}, Accept: 'application/json' },`,
        '})',
        'console.log(await response.json())',
      ].join('\n'),
    },
    {
      name: 'Python',
      text: [
        'import requests',
        '',
        'response = requests.get(',
        `    ${literal(address)},`,
        `    headers={"Authorization": ${literal(`Bearer ${key}`)}, "Accept": "application/json"},`,
        ')',
        'print(response.json())',
      ].join('\n'),
    },
    {
      name: '.env',
      text: `PANEL_API_URL=${literal(apiUrl)}\nPANEL_API_KEY=${literal(key)}`,
    },
  ]
}

type SnippetListProps = {
  apiUrl: string
  secret: string
  /** What stands on screen for the secret: itself, or what covers it. */
  shown: string
  onCopied: () => void
}

/** Folded away: lines that use the key, each to copy. */
export function SnippetList({ apiUrl, secret, shown, onCopied }: SnippetListProps) {
  const t = useT()
  const onScreen = snippetsFor(apiUrl, shown)
  return (
    <Details className={styles['use']} summary={t('apiKeyCreate.use')}>
      {snippetsFor(apiUrl, secret).map((snippet, at) => (
        <div key={snippet.name} className={styles['snippet']}>
          <p>
            <Value of={snippet.name} />
            <CopyButton text={snippet.text} of={snippet.name} onCopied={onCopied} />
          </p>
          <pre dir="ltr" translate="no">
            {onScreen[at]?.text}
          </pre>
        </div>
      ))}
    </Details>
  )
}
