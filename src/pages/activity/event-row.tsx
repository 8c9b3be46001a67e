import { memo, Suspense, useState } from 'react'

import type { ActivityEntry } from '#src/api/activity.ts'
import { agentIn } from '#src/feed/agent-query.ts'
import type { ReadAgent } from '#src/feed/agent.ts'
import type { NameOfKey } from '#src/feed/key-names.ts'
import { textIn } from '#src/feed/values.ts'
import { useLanguageTag, useRich, useT } from '#src/i18n/context.ts'
import { brief, cut } from '#src/lib/invisible-characters.ts'
import { classNames } from '#src/ui/class-names.ts'
import { Icon } from '#src/ui/icons.tsx'
import { CodeWait, lazyPart } from '#src/ui/lazy-part.tsx'
import { exactTime } from '#src/ui/time.tsx'
import { Value } from '#src/ui/value.tsx'

import { keyNameIn, wordsFor } from './event-words.ts'
import { isSameRun, type Run } from './runs.ts'

import styles from './activity.module.css'

/** Most rows stay closed. */
const Details = lazyPart(
  async () => (await import('./event-details.tsx')).EventDetails,
  'activity-more',
)

type EventRowProps = {
  run: Run
  /** The reader's own user name: what they did themselves needs no name. */
  own: string
  /** `null` while the code for it is on its way. */
  readAgent: ReadAgent | null
  nameOfKey: NameOfKey
}

/** One event, or a run of them: what happened, from where, with what, and when. Opens to what else the panel wrote down. */
export const EventRow = memo(
  Row,
  (one, other) =>
    one.own === other.own &&
    one.readAgent === other.readAgent &&
    one.nameOfKey === other.nameOfKey &&
    isSameRun(one.run, other.run),
)

function Row({ run, own, readAgent, nameOfKey }: EventRowProps) {
  const t = useT()
  const rich = useRich()
  const tag = useLanguageTag()
  const [open, setOpen] = useState(false)
  const [entry] = run
  const first = run.at(-1)?.timestamp ?? null
  const { key, values, icon, alarming } = wordsFor(entry)
  const shown = Object.fromEntries(
    Object.entries(values).map(([name, text]) => [
      name,
      shownValue(name, text, keyNameIn(name, text, nameOfKey)),
    ]),
  )
  // Which values its words take is known to the table of events alone, which has tests of its own.
  const sentence = rich(...([key, shown] as unknown as Parameters<typeof rich>))
  const { timestamp } = entry
  return (
    <li className={styles['event']}>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className={styles['summary']}>
          <span className={styles['icon']} data-alarming={alarming || undefined}>
            <Icon name={icon} />
          </span>
          <span className={styles['what']}>
            {sentence}
            {run.length > 1 && (
              <>
                {'\u00a0'}
                <span className={styles['times']}>
                  {t('activity.times', { count: run.length })}
                </span>
              </>
            )}
          </span>
          <Circumstances entry={entry} own={own} readAgent={readAgent} />
          {timestamp !== null && (
            <time
              className={styles['time']}
              dateTime={new Date(timestamp).toISOString()}
              title={exactTime(timestamp, tag)}
            >
              {clock(tag).formatRange(first ?? timestamp, timestamp)}
            </time>
          )}
          <Icon name="forward" />
        </summary>
        {open && (
          <Suspense fallback={<CodeWait of="part" />}>
            <Details {...{ run, readAgent, nameOfKey }} />
          </Suspense>
        )}
      </details>
    </li>
  )
}

const clock = (tag: string) => new Intl.DateTimeFormat(tag, { timeStyle: 'short' })

/** Of a fingerprint, with the name of its hash, as much as the list of keys has; identifiers are shorter. */
const longestReference = 19

/**
 * A value within a sentence. A key is called by the name that somebody gave it; what it is called by otherwise, which is copied
 * or compared, stands in letters of one width, and whole in the opened row.
 */
function shownValue(name: string, text: string, known: string | null) {
  // An event that nobody knows is called by a name of the panel's.
  const isPrivate = known === null && name !== 'name'
  if (known !== null || (name !== 'identifier' && name !== 'fingerprint'))
    return <Value key={name} isPrivate={isPrivate} of={known ?? text} />
  return (
    <code key={name} dir="ltr" translate="no">
      <Value isPrivate of={cut(text, longestReference)} />
    </code>
  )
}

/** A name that nobody knows is shown as it is, as far as it says something. */
const longestAgent = 60

/** With which browser, from where, by whom: what tells one's own doing from a stranger's. */
function Circumstances({
  entry,
  own,
  readAgent,
}: Pick<EventRowProps, 'own' | 'readAgent'> & { entry: ActivityEntry }) {
  const t = useT()
  const rich = useRich()
  const { actor, ip, properties, isApi, event } = entry
  const userAgent = textIn(properties, 'useragent')
  const agent = agentIn(entry, readAgent)
  const parts = [
    brief(agent?.browser ?? agent?.system ?? (readAgent && userAgent) ?? '', longestAgent),
    // Where an address tells one's own from a stranger's, it stands in the opened row.
    ip === null && agent?.browser && agent.system,
    // What the event is called says that of some.
    isApi && event !== 'auth:ip-blocked' && t('activity.byApi'),
    properties['using_sftp'] === true && t('activity.bySftp'),
    actor?.username &&
      actor.username !== own &&
      rich('activity.by', { who: <Value isPrivate of={actor.username} /> }),
    // That it is hidden stands in the opened row.
    ip !== null && <Value key="address" dir="ltr" of={ip} />,
  ].filter(Boolean)
  return (
    <span className={classNames(styles['circumstances'], styles['dotted'])}>
      {parts.map((part, at) => (
        // The parts of a row have no names, and never change places.
        <span key={at} dir="auto">
          {part}
        </span>
      ))}
    </span>
  )
}
