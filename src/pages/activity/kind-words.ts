import type { MessageKey } from '#src/i18n/translate.ts'

import type { Kind } from './kinds.ts'

/** What each kind is called. */
export const kindWords = {
  'sign-ins': 'activity.kindSignIns',
  account: 'activity.kindAccount',
  'two-factor': 'activity.kindTwoFactor',
  'api-keys': 'activity.kindApiKeys',
  'ssh-keys': 'activity.kindSshKeys',
  servers: 'activity.kindServers',
} as const satisfies Record<Kind, MessageKey>
