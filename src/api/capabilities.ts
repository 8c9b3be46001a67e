/** What the panel is known to support, learned from its answers. */
export type Capabilities = {
  /** `elsewhere`: this panel's API lacks it. The other parts of the API are asked for whenever they are shown. */
  twoFactor: 'supported' | 'unknown' | 'elsewhere'
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
  twoFactorDisable: null,
  sshKeyRemoval: null,
  activitySort: true,
  activityFilter: true,
}
