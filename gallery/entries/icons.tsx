import { Icon, type IconName } from '#src/ui/icons.tsx'

import type { States } from '../states.ts'

/** All of them, as the types say. */
const names: Readonly<Record<IconName, true>> = {
  mark: true,
  profile: true,
  security: true,
  unguarded: true,
  apiKeys: true,
  sshKeys: true,
  activity: true,
  check: true,
  warning: true,
  info: true,
  close: true,
  show: true,
  hide: true,
  system: true,
  light: true,
  dark: true,
  signOut: true,
  signIn: true,
  refused: true,
  chart: true,
  download: true,
  filter: true,
  support: true,
  back: true,
  forward: true,
  more: true,
  search: true,
  plus: true,
  copy: true,
  print: true,
  spell: true,
  rotate: true,
  delete: true,
  phone: true,
  choices: true,
}

export const states: States = {
  all: () => (
    <ul>
      {Object.keys(names).map((name) => (
        <li key={name}>
          <Icon name={name as IconName} /> {name}
        </li>
      ))}
    </ul>
  ),
}
