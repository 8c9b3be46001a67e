import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import type { List } from '#src/api/wire.ts'
import { useHost } from '#src/host/context.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { apiKeyName } from '#src/keys/api-key-name.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { pathOf, paths, type SectionName } from '#src/lib/paths.ts'
import { useNavigate } from '#src/navigation/provider.tsx'
import { useIsLeftOut, useSections } from '#src/navigation/sections.tsx'
import { useSignOut } from '#src/session/sign-out.ts'
import { twoFactorQueries } from '#src/two-factor/two-factor-state.ts'
import { useAnnounce } from '#src/ui/announcer.tsx'
import type { IconName } from '#src/ui/icons.tsx'
import { Time } from '#src/ui/time.tsx'

import { everything } from '../everything/everything.ts'
import { sectionWords } from '../section-words.ts'
import { useHidden } from '../streamer.ts'
import { turnStreamer } from '../streamer/turn.ts'
import { theme, themes, useThemeChoice } from '../theme.ts'
import { useWithKey } from '../use-with-key.ts'

/** Something that can be found by its name, and done. */
export type Command = {
  /** Unlike that of any other. */
  id: string
  group: 'do' | 'goTo' | 'keys'
  icon: IconName
  label: string
  /** Other words that people call it by. */
  also: string
  /** What is known of it, at the end of its line. */
  aside?: ReactNode
  act: () => void
}

type Place = Omit<Command, 'group' | 'act'> & { to: string }

/** All that can be found: what can be done, the pages, and the keys as far as they are read. */
export function useCommands(): readonly Command[] {
  const act = useActs()
  const navigate = useNavigate()
  const isLeftOut = useIsLeftOut()
  const leads = (group: Command['group'], places: readonly Place[]) =>
    places
      .filter(({ to }) => !isLeftOut(to))
      .map(({ to, ...rest }): Command => ({ ...rest, group, act: () => void navigate(to) }))
  return [
    ...leads('do', useDoings()),
    ...act,
    ...leads('goTo', usePages()),
    ...leads('keys', useKeys()),
  ]
}

/** What can be done on a page of its own. */
function useDoings(): Place[] {
  const t = useT()
  const { data: twoFactor } = useQuery({ ...twoFactorQueries.state(), enabled: false })
  const also = t('command.twoFactorAlso')
  const ofTwoFactor: Place[] =
    twoFactor?.state === 'off'
      ? [
          {
            id: 'set-up',
            icon: 'security',
            label: t('command.setUp'),
            also,
            to: paths.setUpTwoFactor(),
          },
        ]
      : twoFactor?.state === 'on'
        ? [
            {
              id: 'codes',
              icon: 'security',
              label: t('command.newCodes'),
              also,
              to: paths.recoveryCodes(),
            },
            {
              id: 'phone',
              icon: 'security',
              label: t('command.newPhone'),
              also,
              to: paths.newPhone(),
            },
          ]
        : []
  return [
    {
      id: 'create',
      icon: 'plus',
      label: t('command.createApiKey'),
      also: t('command.createApiKeyAlso'),
      to: paths.createApiKey(),
    },
    {
      id: 'add',
      icon: 'plus',
      label: t('command.addSshKey'),
      also: t('command.addSshKeyAlso'),
      to: paths.addSshKey(),
    },
    ...ofTwoFactor,
    {
      id: 'password',
      icon: 'profile',
      label: t('command.changePassword'),
      also: '',
      to: `${paths.profile()}#password`,
    },
    {
      id: 'email',
      icon: 'profile',
      label: t('command.changeEmail'),
      also: t('command.changeEmailAlso'),
      to: `${paths.profile()}#email`,
    },
    {
      id: 'export',
      icon: 'download',
      label: t('command.export'),
      also: t('command.exportAlso'),
      to: paths.exportActivity(),
    },
    {
      id: 'secure',
      icon: 'unguarded',
      label: t('command.secure'),
      also: t('command.secureAlso'),
      to: paths.notMe(),
    },
  ]
}

/** What is done at once. */
function useActs(): Command[] {
  const t = useT()
  const host = useHost()
  const { chosen, isPanels } = useThemeChoice()
  const { leave, pending } = useSignOut()
  const withKey = useWithKey()
  const announce = useAnnounce()
  const queries = useQueryClient()
  const isStreamer = useHidden(host) !== null
  const looks = themes
    .filter((each) => each !== chosen)
    .map((each): Command => ({
      id: each,
      group: 'do',
      icon: each,
      label: t(each === 'system' && isPanels ? 'command.panel' : `command.${each}`),
      also: t('command.themeAlso'),
      act: () => theme(host).choose(each),
    }))
  return [
    ...looks,
    {
      id: 'everything',
      group: 'do',
      icon: 'download',
      label: t('command.everything'),
      also: t('command.everythingAlso'),
      act: () => everything(host).set({ isOpen: true }),
    },
    {
      id: 'streamer',
      group: 'do',
      icon: isStreamer ? 'show' : 'hide',
      label: t(isStreamer ? 'command.streamerOff' : 'command.streamerOn'),
      also: t('command.streamerAlso'),
      act() {
        void turnStreamer(!isStreamer, queries)
        announce(t(isStreamer ? 'command.streamerIsOff' : 'command.streamerIsOn'))
      },
    },
    {
      id: 'sign-out',
      group: 'do',
      icon: 'signOut',
      label: t(withKey ? 'shell.forgetKey' : 'shell.signOut'),
      also: t('command.signOutAlso'),
      act: () => pending || void leave(),
    },
  ]
}

/** How many rows a list has that is read, and of which every row could be. */
const countOf = (list: List<unknown> | undefined): number | null =>
  list?.odd === 0 ? list.items.length : null

function usePages(): Place[] {
  const t = useT()
  const counts: Partial<Record<SectionName, number | null>> = {
    'api-keys': countOf(useApiKeys()),
    'ssh-keys': countOf(useSshKeys()),
  }
  return useSections().map((section) => ({
    id: section,
    icon: sectionWords[section],
    label: t(`shell.${sectionWords[section]}`),
    also: t(`command.${sectionWords[section]}Also`),
    aside: counts[section],
    to: pathOf(section),
  }))
}

/** Read for whoever looks for something; for who saves data only what was read before is there. */
function useMayRead(section: SectionName) {
  const isThere = useSections().includes(section)
  const host = useHost()
  return { enabled: isThere && !host.savesData() }
}
const useApiKeys = () =>
  useQuery({ ...keyQueries.apiKeys(), ...useMayRead('api-keys') }).data
const useSshKeys = () =>
  useQuery({ ...keyQueries.sshKeys(), ...useMayRead('ssh-keys') }).data

function useKeys(): Place[] {
  const t = useT()
  const rich = useRich()
  const api = (useApiKeys()?.items ?? []).map((key): Place => {
    const { identifier, lastUsedAt } = key
    return {
      id: `api-key ${identifier}`,
      icon: 'apiKeys',
      label: apiKeyName(key),
      also: identifier,
      aside:
        lastUsedAt === null
          ? t('command.notUsed')
          : lastUsedAt !== undefined &&
            rich('command.used', { when: <Time at={lastUsedAt} /> }),
      to: paths.apiKeys({ q: identifier }),
    }
  })
  const ssh = (useSshKeys()?.items ?? []).map(
    ({ name, fingerprint, createdAt }): Place => ({
      id: `ssh-key ${fingerprint}`,
      icon: 'sshKeys',
      label: name,
      also: fingerprint,
      aside: createdAt !== null && rich('command.added', { when: <Time at={createdAt} /> }),
      to: paths.sshKeys({ q: fingerprint }),
    }),
  )
  return [...api, ...ssh]
}
