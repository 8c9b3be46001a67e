import { useQuery } from '@tanstack/react-query'

import type { ApiKey } from '#src/api/api-keys.ts'
import { useT, useLanguageTag } from '#src/i18n/context.ts'
import { idleDays, judgeApiKeys } from '#src/keys/api-key-concerns.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { brief } from '#src/lib/invisible-characters.ts'
import { paths } from '#src/lib/paths.ts'
import { Link, useIsLeftOut } from '#src/navigation/sections.tsx'
import { buttonLook } from '#src/ui/button.tsx'
import { Row } from '#src/ui/section.tsx'
import { useNow } from '#src/ui/time.tsx'
import { Value } from '#src/ui/value.tsx'

import { Coverage } from './coverage.tsx'
import { MethodKeyList } from './method-key-list.tsx'

import text from '#src/ui/text.module.css'

function Reasons({ keys }: { keys: ApiKey[] }) {
  const t = useT()
  const { open, neverUsed, idle } = judgeApiKeys(keys, useNow())
  const reasons = [
    { words: t('signInMethods.apiOpen', { count: open.length }), which: open },
    {
      words: t('signInMethods.apiNeverUsed', { count: neverUsed.length }),
      which: neverUsed,
    },
    {
      words: t('signInMethods.apiIdle', { count: idle.length, days: idleDays }),
      which: idle,
    },
  ].filter(({ which }) => which.length > 0)
  if (reasons.length === 0) return null
  return (
    <ul className={text['bullets']}>
      {reasons.map(({ words, which }) => (
        <li key={words}>
          {words} <Named keys={which} />
        </li>
      ))}
    </ul>
  )
}

/** The account's API keys as one way in. */
export function ApiKeysMethod() {
  const t = useT()
  const query = useQuery(keyQueries.apiKeys())
  const isLeftOut = useIsLeftOut()(paths.apiKeys())
  return (
    <MethodKeyList
      query={query}
      label={t('signInMethods.apiKeys')}
      none={t('signInMethods.noApiKeys')}
    >
      {(keys) => (
        <Row
          label={t('signInMethods.apiKeyCount', { count: keys.length })}
          value={
            <Coverage covered="no">
              <p>{t('signInMethods.apiWhy', { count: keys.length })}</p>
              <Reasons keys={keys} />
            </Coverage>
          }
          action={
            !isLeftOut && (
              <Link {...buttonLook()} to={paths.apiKeys()}>
                {t('signInMethods.seeApiKeys')}
              </Link>
            )
          }
        />
      )}
    </MethodKeyList>
  )
}

const shown = 5
const longest = 48

/** Some people write a paragraph where the panel asks for a description. */
function shortened(name: string, tag: string): string {
  if (name.length <= longest) return name
  // By what people take for characters: half an emoji is none.
  const characters = [...new Intl.Segmenter(tag).segment(name)]
  const first = characters.slice(0, longest).map(({ segment }) => segment)
  return first.length < characters.length ? `${first.join('').trimEnd()}…` : name
}

/** A key by its name, the identifier behind it, since two may have one name; by that alone where it has none. */
function Called({ apiKey: { description, identifier } }: { apiKey: ApiKey }) {
  const tag = useLanguageTag()
  const code = (
    <code dir="ltr" translate="no">
      {brief(identifier)}
    </code>
  )
  if (!description) return code
  return (
    <>
      <Value of={shortened(description, tag)} /> ({code})
    </>
  )
}

/** Keys in one sentence, in the way of the page's language: long names shortened, from the sixth on only counted. */
function Named({ keys }: { keys: readonly ApiKey[] }) {
  const t = useT()
  const tag = useLanguageTag()
  const first = keys.slice(0, shown)
  const more = keys.length - first.length
  // Identifiers stand in for keys, so that elements can take their places in the list: no name can be one of them.
  const words = [
    ...first.map(({ identifier }) => identifier),
    ...(more > 0 ? [t('signInMethods.more', { count: more })] : []),
  ]
  const parts = new Intl.ListFormat(tag, { type: 'conjunction' }).formatToParts(words)
  return parts.map(({ value }, at) => {
    const apiKey = first.find(({ identifier }) => identifier === value)
    return apiKey ? <Called key={at} apiKey={apiKey} /> : value
  })
}
