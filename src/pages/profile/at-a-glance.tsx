import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { Suspense, useState, type ReactNode } from 'react'

import { type Account, identity } from '#src/api/account.ts'
import type { ActivityEntry } from '#src/api/activity.ts'
import type { ApiKey } from '#src/api/api-keys.ts'
import { isFailure } from '#src/api/failures.ts'
import type { List } from '#src/api/wire.ts'
import { agentIn, agentReader } from '#src/feed/agent-query.ts'
import { lastSignIn } from '#src/feed/last-sign-in.ts'
import { useQuestionsSoFar } from '#src/feed/signals/open-questions.ts'
import { useHost } from '#src/host/context.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { marksOf } from '#src/keys/mark-of.ts'
import type { SectionName } from '#src/lib/paths.ts'
import { paths } from '#src/lib/paths.ts'
import { Link } from '#src/navigation/sections.tsx'
import { unheardPassword } from '#src/password/unheard-password.ts'
import { useUnheard } from '#src/session/use-unheard.ts'
import { useTwoFactorOffered } from '#src/two-factor/two-factor-offered.ts'
import { codesLeft, fewCodes, twoFactorQueries } from '#src/two-factor/two-factor-state.ts'
import { unheardOff } from '#src/two-factor/unheard-off.ts'
import { Icon, type IconName } from '#src/ui/icons.tsx'
import { CodeWait, lazyPart } from '#src/ui/lazy-part.tsx'
import { Section, Stack } from '#src/ui/section.tsx'
import { Summary, summaryLook, SummaryMark, SummaryWait } from '#src/ui/summary.tsx'
import { Time, useNow } from '#src/ui/time.tsx'
import { Value } from '#src/ui/value.tsx'

import { LooksForOff, useMayBeOff } from './looks-for-off.ts'
import { unheardEmail } from './unheard-email.ts'

type AtAGlanceProps = { account: Account; sections: readonly SectionName[] }

/**
 * What is known of the account in one line each, which leads to its page: two-factor, the API keys, the last sign-in, with what
 * the newest rows of the feed ask; and what nobody has heard of since it was asked for.
 */
export function AtAGlance({ account, sections }: AtAGlanceProps) {
  const t = useT()
  const lines: Partial<Record<SectionName, ReactNode>> = {
    security: <TwoFactor key="security" account={account} />,
    'api-keys': <ApiKeys key="api-keys" />,
    activity: <LastSignIn key="activity" />,
  }
  return (
    <Stack>
      {sections.length > 0 && (
        <Section title={t('profile.atAGlance')}>
          {sections.map((section) => lines[section])}
        </Section>
      )}
      <Unheard account={account} />
    </Stack>
  )
}

const UnheardChanges = lazyPart(
  async () => (await import('./unheard-changes.tsx')).UnheardChanges,
  'profile-forms',
)

/** What somebody asked for before the page was loaded anew, and nobody heard of since; there is none for most. */
function Unheard({ account }: { account: Account }) {
  const email = useUnheard(unheardEmail, account)
  const password = useUnheard(unheardPassword, account)
  const [isWanted, setWanted] = useState(false)
  // It stays, to tell what became of it.
  if ((email !== null || password !== null) && !isWanted) setWanted(true)
  return (
    isWanted && (
      <Suspense fallback={<CodeWait of="part" />}>
        <UnheardChanges key={identity(account)} account={account} />
      </Suspense>
    )
  )
}

type LineProps = {
  to: string
  icon: IconName
  title: ReactNode
  /** What it means; nothing while that is not known. */
  children?: ReactNode
  warns?: boolean
}

function Line({ to, icon, children, ...words }: LineProps) {
  const t = useT()
  return (
    <Link {...summaryLook({ isLine: true })} to={to}>
      {/* A line that knows nothing yet is as high as one that does. */}
      <Summary {...words} sign={<Icon name={icon} />} leads>
        {children ?? <SummaryWait>{t('atAGlance.reading')}</SummaryWait>}
      </Summary>
    </Link>
  )
}

/** What a line says in place of what it cannot tell: nothing while it is read. Its page tells why, and what to do. */
function useInstead({
  data,
  error,
}: Pick<UseQueryResult, 'data' | 'error'>): string | undefined {
  const t = useT()
  const isSaving = useHost().savesData()
  if (error && !isFailure(error)) throw error
  if (data !== undefined) return undefined
  if (isFailure(error, 'two-factor-required')) return t('atAGlance.blocked')
  if (isFailure(error, 'forbidden')) return t('atAGlance.notShown')
  // Of all lines it is that of the API keys alone which has no other words for it.
  if (isFailure(error, 'unsupported')) return t('atAGlance.notOffered')
  return error ? t('atAGlance.notRead') : isSaving ? t('atAGlance.saved') : undefined
}

/** Nothing of it is read by itself for who saves data. */
const useMayRead = () => ({ enabled: !useHost().savesData() })

function TwoFactor({ account }: { account: Account }) {
  const t = useT()
  const host = useHost()
  const query = useQuery({ ...twoFactorQueries.state(), ...useMayRead() })
  const instead = useInstead(query)
  const unheard = useUnheard(unheardOff, account)
  const isDoubted = useMayBeOff(account, query.dataUpdatedAt)
  const isOffered = useTwoFactorOffered()
  if (!isOffered) return null
  const { data } = query
  const told = data?.state ?? 'unknown'
  // It may be off by now; that it is, is told.
  const state = told === 'on' && unheard && isDoubted ? 'unknown' : told
  const left = data && state === 'on' ? codesLeft(data) : null
  return (
    <>
      {unheard && !host.savesData() && <LooksForOff since={unheard.sentAt} />}
      <Line
        to={paths.security()}
        icon={state === 'off' ? 'unguarded' : 'security'}
        title={t(state === 'unknown' ? 'atAGlance.twoFactor' : `atAGlance.${state}`)}
        warns={state === 'off'}
      >
        {left !== null && left <= fewCodes ? (
          <SummaryMark>{t('atAGlance.codesLeft', { count: left })}</SummaryMark>
        ) : data ? (
          t(`atAGlance.${state}Why`)
        ) : (
          instead
        )}
      </Line>
    </>
  )
}

function ApiKeys() {
  const t = useT()
  const query = useQuery({ ...keyQueries.apiKeys(), ...useMayRead() })
  const instead = useInstead(query)
  const { data } = query
  return (
    <Line
      to={paths.apiKeys()}
      icon="apiKeys"
      // A figure beside rows that could not be read would be of some of them.
      title={
        data?.odd === 0 && data.items.length > 0
          ? t('atAGlance.apiKeyCount', { count: data.items.length })
          : t('atAGlance.apiKeys')
      }
    >
      {data ? <WhatKeysMean list={data} /> : instead}
    </Line>
  )
}

/** What API keys mean, and how many of them are worth a look, as their page counts. */
function WhatKeysMean({ list: { items, odd } }: { list: List<ApiKey> }) {
  const t = useT()
  const worth = marksOf(useHost(), items, useNow()).size
  if (odd > 0) return t('atAGlance.odd', { count: odd })
  if (worth > 0)
    return <SummaryMark>{t('atAGlance.worthALook', { count: worth })}</SummaryMark>
  const count = items.length
  return count > 0 ? t('atAGlance.apiKeyWhy', { count }) : t('atAGlance.noApiKeys')
}

/** Why no sign-in is told of. */
const noSignIn = {
  'not-told': 'atAGlance.notAmongNewest',
  unread: 'atAGlance.notRead',
  'no-feed': 'atAGlance.noRecord',
} as const

function LastSignIn() {
  const t = useT()
  const rich = useRich()
  const query = useQuery({ ...lastSignIn(), ...useMayRead() })
  const instead = useInstead(query)
  const questions = useQuestionsSoFar()
  const { data } = query
  const entry = data && typeof data === 'object' ? data : null
  const at = entry?.timestamp ?? null
  const told = entry ? (
    <Circumstances entry={entry} />
  ) : typeof data === 'string' ? (
    t(noSignIn[data])
  ) : data === null ? (
    t('atAGlance.noSignIn')
  ) : (
    instead
  )
  return (
    <Line
      to={paths.activity()}
      icon="signIn"
      title={
        at === null
          ? t('atAGlance.lastSignIn')
          : rich('atAGlance.signedIn', { when: <Time at={at} /> })
      }
    >
      {/* In its place, as in the other lines: one more would move what is below. */}
      {questions && questions.count > 0 ? (
        <SummaryMark>
          {t(questions.isAll ? 'atAGlance.inActivity' : 'atAGlance.atLeastInActivity', {
            count: questions.count,
          })}
        </SummaryMark>
      ) : (
        told
      )}
    </Line>
  )
}

/** With which browser, and from where. */
function Circumstances({ entry }: { entry: ActivityEntry }) {
  const t = useT()
  const { data: read = null } = useQuery(agentReader())
  const agent = agentIn(entry, read)
  const browser =
    agent?.browser && agent.system
      ? t('atAGlance.browserOn', { browser: agent.browser, system: agent.system })
      : (agent?.browser ?? agent?.system)
  return (
    <>
      {browser && `${browser}, `}
      {entry.ip === null ? t('atAGlance.addressHidden') : <Value dir="ltr" of={entry.ip} />}
    </>
  )
}
