/** Why somebody is shown the sign-in page. */
export const signInReasons = [
  'signed-out',
  'signed-out-elsewhere',
  'session-ended',
  'password-changed',
  'other-account',
  'key-deleted',
] as const
export type SignInReason = (typeof signInReasons)[number]

/** The pages that the navigation leads to, by the first part of their paths. */
export const sections = ['profile', 'security', 'api-keys', 'ssh-keys', 'activity'] as const
export type SectionName = (typeof sections)[number]

/** The path of a section's own page. */
export const pathOf = (section: SectionName): string => `/${section}`

/** The section of a path of this page, `/security/new-phone`; `null` for one of none, such as the sign-in page. */
export function sectionOf(path: string): SectionName | null {
  const [first] = path.slice(1).split(/[/?#]/, 1)
  return sections.find((each) => each === first) ?? null
}

/** Only a path of this page: never another origin, whatever the URL was made to say. */
export function safeReturn(to: string | null | undefined): string {
  return to && /^\/(?![/\\])[^\s\\]*$/.test(to) && !to.startsWith('/sign-in')
    ? to
    : '/profile'
}

/** A path, and what is known of its query. */
const at = (path: string, query: Record<string, string | undefined>): string => {
  const known = Object.entries(query).filter((pair): pair is [string, string] => !!pair[1])
  return known.length > 0 ? `${path}?${new URLSearchParams(known)}` : path
}

/** Every path of the page, in one place. */
export const paths = {
  profile: () => '/profile',
  security: () => '/security',
  /** `to` is where the person came from and goes back to when two-factor is on. */
  setUpTwoFactor: (query: { to?: string } = {}) => at('/security/two-factor', query),
  /** Likewise, once it is on again. */
  newPhone: (query: { to?: string } = {}) => at('/security/new-phone', query),
  /** Likewise, once they are new. */
  recoveryCodes: (query: { to?: string } = {}) => at('/security/recovery-codes', query),
  /** `q` is what is searched for. */
  apiKeys: (query: { q?: string } = {}) => at('/api-keys', query),
  /** `from` is the identifier of the key that the new one replaces. */
  createApiKey: (query: { from?: string } = {}) => at('/api-keys/create', query),
  /** The same, for whoever wants other addresses of it; `add` is one that comes to them. */
  changeApiKey: (query: { from: string; add?: string }) =>
    `${at('/api-keys/create', query)}#addresses`,
  sshKeys: (query: { q?: string } = {}) => at('/ssh-keys', query),
  addSshKey: () => '/ssh-keys/add',
  /** `query` is a filter of the feed. */
  activity: (query: Record<string, string> = {}) => at('/activity', query),
  /** As above. */
  exportActivity: (query: Record<string, string> = {}) => at('/activity/export', query),
  /** `since` is the moment from which on somebody else may have been in the account, as ISO 8601; a day begins in the reader's zone. */
  notMe: (query: { since?: string } = {}) => at('/activity/not-me', query),
  /** Only ever posted to. */
  signOut: () => '/sign-out',
  forgotPassword: () => '/sign-in/forgot',
  signIn: ({ to, because }: { to?: string; because?: SignInReason } = {}) =>
    at('/sign-in', { to: to === '/' || to === '/profile' ? '' : to, because }),
}
