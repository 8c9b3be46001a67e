import { useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { Link } from '#src/navigation/sections.tsx'
import { Icon } from '#src/ui/icons.tsx'
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
}

const icons = {
  activity: 'activity',
  codes: 'security',
  apiKeys: 'apiKeys',
  sshKeys: 'sshKeys',
} as const

/** One line of the check-up: of what, and what was found there; a link where somebody can see to it. */
export function CheckLine({ of, state, words }: Check) {
  const t = useT()
  const leads = state === 'finding' || state === 'unread'
  const summary = (
    <Summary
      sign={<Icon name={icons[of]} />}
      title={t(`signInMethods.${of}`)}
      leads={leads}
    >
      {state === 'finding' ? (
        <SummaryMark>{words}</SummaryMark>
      ) : state === 'reading' ? (
        <SummaryWait>{words}</SummaryWait>
      ) : (
        words
      )}
    </Summary>
  )
  const look = summaryLook({ isLine: true })
  return leads ? (
    <Link {...look} to={places[of]}>
      {summary}
    </Link>
  ) : (
    <div {...look}>{summary}</div>
  )
}
