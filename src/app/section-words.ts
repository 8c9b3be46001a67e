import type { SectionName } from '#src/lib/paths.ts'
import type { IconName } from '#src/ui/icons.tsx'

/** What each section is called in the navigation and in the titles of its pages; its icon has the same name. */
export const sectionWords = {
  profile: 'profile',
  security: 'security',
  'api-keys': 'apiKeys',
  'ssh-keys': 'sshKeys',
  activity: 'activity',
} as const satisfies Record<SectionName, IconName>
