/** What is known of a feature: `elsewhere` means that this panel's API lacks it. */
export type Capability = 'supported' | 'unknown' | 'elsewhere'

/** The parts of the API that a panel may lack. */
export type Feature =
  | 'twoFactor'
  | 'sshKeys'
  | 'apiKeys'
  | 'activity'
  | 'email'
  | 'password'

/** What the panel is known to support, learned from its answers. */
export type Capabilities = Record<Feature, Capability> & {
  /** The verb that turns two-factor off here; contract rule 0.5. */
  twoFactorDisable: 'POST' | 'DELETE' | null
  /** The verb that removes an SSH key here; contract rule 0.6. */
  sshKeyRemoval: 'POST' | 'DELETE' | null
  /** Whether the activity feed can be sorted and filtered by the panel; contract rule 0.11. */
  activitySort: boolean
  activityFilter: boolean
}

/** Nothing known yet. */
export const unknownCapabilities: Capabilities = {
  twoFactor: 'unknown',
  sshKeys: 'unknown',
  apiKeys: 'unknown',
  activity: 'unknown',
  email: 'unknown',
  password: 'unknown',
  twoFactorDisable: null,
  sshKeyRemoval: null,
  activitySort: true,
  activityFilter: true,
}
