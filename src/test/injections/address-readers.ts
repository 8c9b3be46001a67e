const filter = ['kind', 'q', 'address', 'browser', 'by', 'from', 'to']

/** Every page that reads parameters of its address as it opens, with its heading, and which it reads. */
export const addressReaders: readonly {
  path: string
  heading: string
  names: readonly string[]
  signedOut?: true
}[] = [
  { path: '/activity', heading: 'Activity', names: [...filter, 'event', 'at'] },
  { path: '/activity/export', heading: 'Export activity', names: filter },
  { path: '/activity/not-me', heading: 'Secure your account', names: ['since'] },
  { path: '/api-keys', heading: 'API keys', names: ['order', 'q'] },
  { path: '/api-keys/create', heading: 'Rotate an API key', names: ['add', 'from'] },
  { path: '/security/new-phone', heading: 'Move to a new phone', names: ['to'] },
  {
    path: '/security/recovery-codes',
    heading: 'Make new recovery codes',
    names: ['to'],
  },
  { path: '/ssh-keys', heading: 'SSH keys', names: ['q'] },
  { path: '/sign-in', heading: 'Sign in', names: ['because', 'to'], signedOut: true },
  {
    path: '/sign-in/forgot',
    heading: 'Forgotten password',
    names: ['to'],
    signedOut: true,
  },
]

const nothing = 'reads none of a page’s address'

/** Every file that knows parameters of addresses: the page for which it reads them, or why it reads none. */
export const readingFiles: Readonly<Record<string, string>> = {
  'api/activity-list.ts': nothing,
  'api/two-factor.ts': nothing,
  'app/gates.tsx': '/sign-in',
  'app/load-first.ts': '/sign-in',
  'keys/search-in-address.ts': '/ssh-keys',
  'lib/paths.ts': nothing,
  'navigation/use-address.ts': nothing,
  'pages/activity/chart/day-chart.tsx': nothing,
  'pages/activity/devices/device-row.tsx': nothing,
  'pages/activity/event-address.ts': '/activity',
  'pages/activity/export-page.tsx': '/activity/export',
  'pages/activity/filter.ts': '/activity',
  'pages/activity/linked-event.tsx': '/activity',
  'pages/activity/not-me-page.tsx': '/activity/not-me',
  'pages/activity/use-filter.ts': '/activity',
  'pages/api-keys/create-page.tsx': '/api-keys/create',
  'pages/api-keys/shown.ts': '/api-keys',
  'pages/security/diagnosis/totp.ts': nothing,
  'pages/security/new-phone-page.tsx': '/security/new-phone',
  'pages/security/set-up-page.tsx': '/security/two-factor',
  'pages/security/use-leave.ts': '/security/recovery-codes',
  'pages/sign-in/ask-there.tsx': '/sign-in/forgot',
  'pages/sign-in/forgot-page.tsx': '/sign-in/forgot',
  'pages/sign-in/page.tsx': '/sign-in',
}
