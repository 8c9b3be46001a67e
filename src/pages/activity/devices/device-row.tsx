import type { Device } from '#src/feed/signals/devices.ts'
import { useT } from '#src/i18n/context.ts'
import { brief } from '#src/lib/invisible-characters.ts'
import { paths } from '#src/lib/paths.ts'
import { Link } from '#src/navigation/sections.tsx'
import { Icon } from '#src/ui/icons.tsx'
import { Summary, summaryLook } from '#src/ui/summary.tsx'
import { BriefTime } from '#src/ui/time.tsx'
import { Value } from '#src/ui/value.tsx'

import { none, writeFilter } from '../filter.ts'
import type { ShowsFeed } from '../focus-feed.tsx'

import styles from '../activity.module.css'

/** Further ones stand in the feed. */
const addressesShown = 3

const carried = new Set(['Android', 'iOS', 'iPadOS'])

/** A device: what it calls itself, when and how often it signed in, and from where, each of which leads to its rows of the feed. */
export function DeviceRow({ device }: { device: Device }) {
  const t = useT()
  const { client, system, last, count, addresses, isLikeThis, isAddressHidden } = device
  const icon = client?.isProgram
    ? 'sshKeys'
    : carried.has(system ?? '')
      ? 'phone'
      : 'system'
  const more = addresses.length - addressesShown
  const parts = [
    isLikeThis && <b key="like">{t('activityMore.devicesLikeThis')}</b>,
    <BriefTime key="last" at={last} />,
    t('activityMore.devicesTimes', { count }),
    ...addresses.slice(0, addressesShown).map((address) => (
      <Link
        key={address}
        to={{
          pathname: paths.activity(),
          search: new URLSearchParams(
            writeFilter({ ...none, kind: 'sign-ins', address }),
          ).toString(),
        }}
        state={'feed' satisfies ShowsFeed}
      >
        <Value dir="ltr" of={address} />
      </Link>
    )),
    more > 0 && t('activityMore.devicesMore', { count: more }),
    isAddressHidden && t('activity.addressHidden'),
  ].filter(Boolean)
  return (
    <li {...summaryLook()}>
      <Summary sign={<Icon name={icon} />} title={<Name client={client} system={system} />}>
        <span className={styles['dotted']}>
          {parts.map((part, at) => (
            // The parts of a row have no names, and never change places.
            <span key={at}>{part}</span>
          ))}
        </span>
      </Summary>
    </li>
  )
}

function Name({ client, system }: Pick<Device, 'client' | 'system'>) {
  const t = useT()
  if (client?.name === '') return t('activityMore.devicesNamelessProgram')
  const browser = client ? brief(client.name) : t('activityMore.devicesUnknown')
  return system === null || client?.isProgram
    ? browser
    : t('activity.browserOn', { browser, system })
}
