import { useId } from 'react'
import { useSearchParams } from 'react-router'

import { dayOf } from '#src/feed/days.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { type Instant, parseInstant } from '#src/lib/instant.ts'
import { paths } from '#src/lib/paths.ts'
import { Link } from '#src/navigation/sections.tsx'
import { useAccount } from '#src/session/queries.ts'
import { buttonLook } from '#src/ui/button.tsx'
import { Details } from '#src/ui/details.tsx'
import { barField } from '#src/ui/rows.tsx'
import { PageTitle } from '#src/ui/section.tsx'
import { Time, useNow } from '#src/ui/time.tsx'

import { IncidentList } from './not-me/incident-list.tsx'

import text from '#src/ui/text.module.css'

const week = 7 * 86_400_000

/** `YYYY-MM-DDTHH:MM` in the reader's zone, as `<input type="datetime-local">` has it. */
const local = (at: Instant) => `${dayOf(at)}T${new Date(at).toTimeString().slice(0, 5)}`

/** What closes the account to somebody else who was in it, from a moment on. */
export function Component() {
  const t = useT()
  const id = useId()
  const rich = useRich()
  const [query, setQuery] = useSearchParams()
  const account = useAccount()
  const now = useNow()
  // Whole days, so that the list stays the same while the clock goes on.
  const weekAgo = Date.parse(`${dayOf(now - week)}T00:00`)
  const asked = query.get('since')
  // A day, as the filter of the feed has it, begins where the reader is; of one that there never was comes another.
  const day = Date.parse(`${asked}T00:00`)
  const since = parseInstant(asked) ?? (dayOf(day) === asked ? day : weekAgo)
  return (
    <>
      <PageTitle lead={t('notMe.lead')}>{t('notMe.title')}</PageTitle>
      <Details
        summary={<span>{rich('notMe.happenedSince', { when: <Time at={since} /> })}</span>}
      >
        <label htmlFor={id}>{t('notMe.since')}</label>{' '}
        <input
          id={id}
          key={since}
          type="datetime-local"
          className={barField}
          defaultValue={local(since)}
          max={local(now)}
          aria-describedby={`${id}-hint`}
          onBlur={({ target }) => {
            const at = Date.parse(target.value)
            if (!Number.isNaN(at) && target.value !== local(since))
              setQuery({ since: new Date(at).toISOString() }, { replace: true })
          }}
        />
        <p className={text['quiet']} id={`${id}-hint`}>
          {t('notMe.sinceHint')}
        </p>
      </Details>
      <IncidentList key={since} account={account} since={since} />
      <p>
        <Link {...buttonLook('plain')} to={paths.activity()}>
          {t('notMe.back')}
        </Link>
      </p>
    </>
  )
}
