import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { isFailure } from '#src/api/failures.ts'
import { agentReader, unreadableAgents } from '#src/feed/agent-query.ts'
import type { ReadAgent } from '#src/feed/agent.ts'
import { recentActivity, type Recent } from '#src/feed/recent.ts'
import { devicesOf, type Device } from '#src/feed/signals/devices.ts'
import { dated } from '#src/feed/signals/find-signals.ts'
import { ownAgent } from '#src/feed/signals/own-agent.ts'
import { useHost } from '#src/host/context.ts'
import { useLanguageTag, useT } from '#src/i18n/context.ts'
import { Button } from '#src/ui/button.tsx'
import { keepFocus } from '#src/ui/focus.ts'
import { RowsRemark } from '#src/ui/rows.tsx'
import { Section } from '#src/ui/section.tsx'
import { exactTime } from '#src/ui/time.tsx'

import { DeviceRow } from './device-row.tsx'

import styles from './devices.module.css'

/** So many are shown at first; most people have fewer. */
const atFirst = 8

/**
 * With what somebody signed in lately, by the rows that all pages draw conclusions from; nothing where the panel keeps no
 * activity. It is no list of sessions: panels tell of none (contract rule 0.14).
 */
export function Devices() {
  const t = useT()
  const { data, error } = useQuery(recentActivity('sign-ins'))
  const reader = useQuery(agentReader())
  if (error && !isFailure(error)) throw error
  // Why, and a way to try again, stands where the same rows are looked through.
  if (!data && error) return <RowsRemark>{t('activityMore.devicesNotRead')}</RowsRemark>
  if (!data || reader.isPending) return <RowsRemark>{t('forms.loading')}</RowsRemark>
  if (!data.offered) return null
  return <Found signIns={data} readAgent={reader.data ?? unreadableAgents} />
}

type FoundProps = { signIns: Recent; readAgent: ReadAgent }

function Found({ signIns, readAgent }: FoundProps) {
  const t = useT()
  const host = useHost()
  const [isWhole, setIsWhole] = useState(false)
  const devices = devicesOf(dated(signIns), { readAgent, ownAgent: ownAgent(host) })
  const shown = isWhole ? devices : devices.slice(0, atFirst)
  return (
    <Section
      title={t('activityMore.devicesTitle')}
      lead={<Grounds signIns={signIns} devices={devices} />}
      isBare={devices.length === 0}
    >
      {devices.length > 0 && (
        <ul>
          {shown.map((device) => (
            <DeviceRow key={nameOf(device)} device={device} />
          ))}
        </ul>
      )}
      {shown.length < devices.length && (
        <p className={styles['all']}>
          <Button
            kind="plain"
            onClick={({ currentTarget }) => {
              const list = currentTarget.parentElement?.previousElementSibling
              keepFocus(host, () => setIsWhole(true), {
                focus: () =>
                  list
                    ?.querySelector<HTMLElement>(`li:nth-child(${atFirst + 1}) a`)
                    ?.focus(),
              })
            }}
          >
            {t('activityMore.devicesAll', { count: devices.length })}
          </Button>
        </p>
      )}
    </Section>
  )
}

const nameOf = ({ client, system }: Device) => JSON.stringify([client, system])

/** What the list is made of, and what nobody can tell from it. */
function Grounds({ signIns, devices }: { signIns: Recent; devices: readonly Device[] }) {
  const t = useT()
  const tag = useLanguageTag()
  const count = devices.reduce((sum, device) => sum + device.count, 0)
  const undated = signIns.entries.filter(
    ({ event, timestamp }) => event === 'auth:success' && timestamp === null,
  ).length
  return (
    <>
      {signIns.since === null
        ? t('activityMore.devicesOfAll', { count })
        : t('activityMore.devicesSince', {
            count,
            when: exactTime(signIns.since, tag),
          })}{' '}
      {undated > 0 && <>{t('activityMore.devicesUndated', { count: undated })} </>}
      {signIns.odd > 0 && <>{t('activityMore.devicesOdd', { count: signIns.odd })} </>}
      {count > 0 && t('activityMore.devicesNoSessions')}
    </>
  )
}
