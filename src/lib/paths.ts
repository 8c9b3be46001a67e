/** Why somebody is shown the sign-in page. */
export const signInReasons = [
  'signed-out',
  'session-ended',
  'password-changed',
  'other-account',
] as const
export type SignInReason = (typeof signInReasons)[number]

/** Only a path of this page: never another origin, whatever the URL was made to say. */
export function safeReturn(to: string | null | undefined): string {
  return to && /^\/(?![/\\])[^\s\\]*$/.test(to) && !to.startsWith('/sign-in')
    ? to
    : '/profile'
}

/** Every path of the page, in one place. */
export const paths = {
  home: () => '/',
  profile: () => '/profile',
  security: () => '/security',
  /** `to` is where the person came from and goes back to when two-factor is on. */
  setUpTwoFactor: ({ to }: { to?: string } = {}) =>
    to ? `/security/two-factor?${new URLSearchParams({ to })}` : '/security/two-factor',
  newPhone: () => '/security/new-phone',
  recoveryCodes: () => '/security/recovery-codes',
  apiKeys: () => '/api-keys',
  /** `from` is the identifier of the key that the new one replaces. */
  createApiKey: ({ from }: { from?: string } = {}) =>
    from ? `/api-keys/create?${new URLSearchParams({ from })}` : '/api-keys/create',
  sshKeys: () => '/ssh-keys',
  addSshKey: () => '/ssh-keys/add',
  activity: () => '/activity',
  /** Only ever posted to. */
  signOut: () => '/sign-out',
  forgotPassword: () => '/sign-in/forgot',
  signIn: (options: { to?: string; because?: SignInReason } = {}) => {
    const query = new URLSearchParams()
    if (options.to && options.to !== '/' && options.to !== '/profile')
      query.set('to', options.to)
    if (options.because) query.set('because', options.because)
    return query.size > 0 ? `/sign-in?${query}` : '/sign-in'
  },
}
