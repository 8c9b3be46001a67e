import { useLanguageTag, useT } from '#src/i18n/context.ts'
import { cut } from '#src/lib/invisible-characters.ts'
import { paths } from '#src/lib/paths.ts'
import { Link } from '#src/navigation/sections.tsx'
import { Icon } from '#src/ui/icons.tsx'
import { isolated } from '#src/ui/isolated.ts'
import { Isolates } from '#src/ui/isolates.tsx'
import { Summary, summaryLook, SummaryMark, SummaryWait } from '#src/ui/summary.tsx'

/** Where what is found is seen to. */
export const places = {
  activity: paths.activity(),
  codes: paths.recoveryCodes(),
  apiKeys: paths.apiKeys(),
  sshKeys: paths.sshKeys(),
} as const

/** What is known of one source of findings. */
export type Check = {
  of: keyof typeof places
  /** Tells the lines of one source apart. */
  kind: string
  /** `finding`: to look at; `unread`: not all of it was read, which its page may do; `calm`: nothing to do. */
  state: 'finding' | 'unread' | 'calm' | 'reading'
  words: string
  /** What was found, by name: the words say of what it is then. */
  names?: readonly string[]
  /** Where that is seen to, where it is no whole page. */
  to?: string
}

/** So many names tell enough; one is cut, and several that are longer than a glance takes in are left to their page. */
const most = 3
const longestName = 40
const longestList = 56

const icons = {
  activity: 'activity',
  codes: 'security',
  apiKeys: 'apiKeys',
  sshKeys: 'sshKeys',
} as const

/** One line of the check-up: of what, and what was found there; a link where somebody can see to it. */
export function CheckLine({ of, state, words, names, to = places[of] }: Check) {
  const t = useT()
  const tag = useLanguageTag()
  const more = (names?.length ?? 0) - most
  const list =
    names &&
    new Intl.ListFormat(tag).format([
      ...names.slice(0, most).map((name) => isolated(cut(name, longestName))),
      ...(more > 0 ? [t('signInMethods.more', { count: more })] : []),
    ])
  const leads = state === 'finding' || state === 'unread'
  const summary = (
    <Summary
      sign={<Icon name={icons[of]} />}
      title={names ? words : t(`signInMethods.${of}`)}
      warns={names !== undefined}
      leads={leads}
    >
      {list ? (
        list.length <= longestList && <Isolates of={list} />
      ) : state === 'finding' ? (
        <SummaryMark>{words}</SummaryMark>
      ) : state === 'reading' ? (
        <SummaryWait>{words}</SummaryWait>
      ) : (
        words
      )}
    </Summary>
  )
  const look = summaryLook({ isLine: !names })
  return leads ? (
    <Link {...look} to={to}>
      {summary}
    </Link>
  ) : (
    <div {...look}>{summary}</div>
  )
}
