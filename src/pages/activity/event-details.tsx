import { useHref } from 'react-router'

import { type ActivityEntry, hidden } from '#src/api/activity.ts'
import { agentIn } from '#src/feed/agent-query.ts'
import type { ReadAgent } from '#src/feed/agent.ts'
import type { NameOfKey } from '#src/feed/key-names.ts'
import { ownAgent } from '#src/feed/signals/own-agent.ts'
import { textIn, valueText } from '#src/feed/values.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { madeHere } from '#src/keys/made-here.ts'
import { paths } from '#src/lib/paths.ts'
import { Link } from '#src/navigation/sections.tsx'
import { buttonLook } from '#src/ui/button.tsx'
import { CopyButton } from '#src/ui/copy-button.tsx'
import { ExactMoment } from '#src/ui/exact-moment.tsx'
import { Stack } from '#src/ui/section.tsx'
import { Value } from '#src/ui/value.tsx'
import { VisuallyHidden } from '#src/ui/visually-hidden.tsx'
import { WholeValue } from '#src/ui/whole-value.tsx'

import { writeEvent } from './event-address.ts'
import { isKnown, keyNameIn } from './event-words.ts'
import type { Run } from './runs.ts'
import { UndoEmail } from './undo-email.tsx'

import styles from './activity.module.css'

type Column = `activityMore.detail${'Event' | 'Description' | 'Actor' | 'Address'}`

/** What is in every row; what stands in properties has the panel's own names. */
const columns: readonly [Column, (entry: ActivityEntry) => unknown][] = [
  // The words of the row tell a known one; one that is not is called by a form of its name alone.
  ['activityMore.detailEvent', ({ event }) => (isKnown(event) ? null : event)],
  ['activityMore.detailDescription', ({ description }) => description],
  ['activityMore.detailActor', ({ actor }) => actor?.username],
  [
    'activityMore.detailAddress',
    // Where a property tells it, that is enough.
    ({ ip, properties }) => ip ?? (Object.hasOwn(properties, 'ip') ? null : hidden),
  ],
]

/** What properties are called whose names panels do not write for readers; others keep theirs. */
const propertyWords = {
  ip: 'activityMore.detailAddress',
  username: 'activityMore.detailUserName',
  old: 'activityMore.detailBefore',
  new: 'activityMore.detailAfter',
} as const

const isWorded = (name: string): name is keyof typeof propertyWords =>
  Object.hasOwn(propertyWords, name)

/** A key that is refused is one that may not be used from there: panels write it down for no other reason (contract §5.4). */
const isRefusal = ({ event }: ActivityEntry): boolean => event === 'auth:ip-blocked'

/** Nobody reads more of the same; an export has them all. */
const most = 20

type Reading = {
  /** `null` while the code for it is on its way. */
  readAgent: ReadAgent | null
  nameOfKey: NameOfKey
}

/** What the panel wrote down about the events of a run beside the words for them, and what to do when it was somebody else. */
export function EventDetails({ run, ...reading }: Reading & { run: Run }) {
  const t = useT()
  const host = useHost()
  const since = run.at(-1)?.timestamp ?? null
  const count = run.length
  const address = new URL(useHref(paths.activity(writeEvent(run[0]))), host.address()).href
  return (
    <div className={styles['details']}>
      <Stack>
        {run.slice(0, most).map((entry) => (
          <Written key={entry.id} entry={entry} {...reading} />
        ))}
      </Stack>
      {run.length > most && (
        <p>{t('activityMore.moreOfThem', { count: run.length - most })}</p>
      )}
      {count === 1 && <UndoEmail entry={run[0]} />}{' '}
      {since !== null && (
        <Link {...buttonLook()} to={paths.notMe({ since: new Date(since).toISOString() })}>
          {t('activity.notMe')}
        </Link>
      )}{' '}
      {/* Where pages have no addresses, a link leads to none. */}
      {address.includes('event=') && (
        <CopyButton
          kind="normal"
          text={address}
          label={t('activityMore.copyLink', { count })}
        />
      )}
    </div>
  )
}

/** A row of what was written down; `name`: of the property that tells it. */
type Row = readonly [label: string, value: unknown, name?: string]

function Written({ entry, readAgent, nameOfKey }: Reading & { entry: ActivityEntry }) {
  const t = useT()
  const agent = useAgentWords(entry, readAgent)
  const { useragent = null, ...properties } = entry.properties
  const told: readonly Row[] = [
    [t('activityMore.detailWhy'), isRefusal(entry) ? t('activityMore.notListed') : null],
    [t('activityMore.browser'), agent],
    // Whatever sends it may write there what it likes.
    [t(agent ? 'activityMore.detailCallsItself' : 'activityMore.browser'), useragent],
    ...columns.map(([key, read]): Row => [t(key), read(entry)]),
    ...Object.entries(properties)
      // Panels write the address of a row into its properties too, and may hide it there from whoever sees it in the row.
      .filter(
        ([name, value]) =>
          name !== 'ip' || ![entry.ip, entry.ip && hidden].includes(value as string),
      )
      .map(([name, value]): Row => [
        isWorded(name) ? t(propertyWords[name]) : name,
        value,
        name,
      ]),
  ]
  const rows = told.filter(([, value]) => ![null, undefined, ''].includes(value as null))
  return (
    <div>
      {/* Whoever compares a row with another log needs its second, and the zone. */}
      {entry.timestamp !== null && (
        <p>
          <ExactMoment at={entry.timestamp} />
        </p>
      )}
      <table>
        <caption>
          <VisuallyHidden>{t('activityMore.details')}</VisuallyHidden>
        </caption>
        <tbody>
          {rows.map(([label, value, name], at) => (
            // A property may have the name of a column.
            <tr key={at}>
              <th scope="row">
                <WholeValue of={label} />
              </th>
              <td>
                {value === hidden ? (
                  t('activity.addressHidden')
                ) : (
                  <Told {...{ name, value, nameOfKey }} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** With which browser, as far as the row tells, and whether that is this one, or may be. */
function useAgentWords(entry: ActivityEntry, readAgent: ReadAgent | null): string {
  const t = useT()
  const host = useHost()
  const { event, properties } = entry
  const { browser = null, system = null } = agentIn(entry, readAgent) ?? {}
  const name =
    browser && system ? t('activity.browserOn', { browser, system }) : (browser ?? system)
  const own = ownAgent(host)
  const isLikeThis = own !== null && textIn(properties, 'useragent') === own
  const made = event === 'user:api-key.create' ? textIn(properties, 'identifier') : null
  const isThis = made !== null && madeHere(host).has(made)
  return [
    name,
    isThis ? t('activityMore.madeHere') : isLikeThis && t('activityMore.devicesLikeThis'),
  ]
    .filter(Boolean)
    .join(' · ')
}

type ToldProps = { name: string | undefined; value: unknown; nameOfKey: NameOfKey }

/** What a property says, behind the name of the key that it tells. */
function Told({ name, value, nameOfKey }: ToldProps) {
  const text = valueText(value)
  const known = name === undefined ? null : keyNameIn(name, text, nameOfKey)
  // Nobody knows what panels write there: all of it may tell whose account this is.
  if (known === null) return <WholeValue isPrivate of={text} />
  return (
    <>
      <Value of={known} /> (<WholeValue isPrivate of={text} />)
    </>
  )
}
