import { matchPath } from 'react-router'

import type { MessageKey } from '#src/i18n/translate.ts'
import { paths, type SectionName } from '#src/lib/paths.ts'
import { lazyPage, type LazyPart } from '#src/ui/lazy-part.ts'

type Page = {
  path: string
  /** The shell makes the document's title of it. */
  title: MessageKey
  Content: LazyPart<object>
}

/** The pages of somebody who is signed in. */
const accountPages: readonly Page[] = [
  {
    path: paths.profile(),
    title: 'shell.profile',
    Content: lazyPage(() => import('#src/pages/profile/page.tsx'), 'profile'),
  },
  {
    path: paths.security(),
    title: 'shell.security',
    Content: lazyPage(() => import('#src/pages/security/page.tsx'), 'security'),
  },
  {
    path: paths.apiKeys(),
    title: 'shell.apiKeys',
    Content: lazyPage(
      () => import('#src/pages/api-keys/page.tsx'),
      'api-keys',
      'provenance',
    ),
  },
  {
    path: paths.createApiKey(),
    title: 'shell.apiKeys',
    Content: lazyPage(() => import('#src/pages/api-keys/create-page.tsx'), 'api-keys'),
  },
  {
    path: paths.sshKeys(),
    title: 'shell.sshKeys',
    Content: lazyPage(
      () => import('#src/pages/ssh-keys/page.tsx'),
      'ssh-keys',
      'provenance',
    ),
  },
  {
    path: paths.addSshKey(),
    title: 'shell.sshKeys',
    Content: lazyPage(() => import('#src/pages/ssh-keys/add-page.tsx'), 'ssh-keys'),
  },
  {
    path: paths.activity(),
    title: 'shell.activity',
    Content: lazyPage(() => import('#src/pages/activity/page.tsx'), 'activity'),
  },
  {
    path: paths.exportActivity(),
    title: 'shell.activity',
    Content: lazyPage(
      () => import('#src/pages/activity/export-page.tsx'),
      'activity',
      'activity-export',
    ),
  },
  {
    path: paths.notMe(),
    title: 'shell.activity',
    Content: lazyPage(() => import('#src/pages/activity/not-me-page.tsx'), 'not-me'),
  },
  {
    path: paths.setUpTwoFactor(),
    title: 'shell.security',
    Content: lazyPage(
      () => import('#src/pages/security/set-up-page.tsx'),
      'security',
      'two-factor',
    ),
  },
  {
    path: paths.newPhone(),
    title: 'shell.security',
    Content: lazyPage(
      () => import('#src/pages/security/new-phone-page.tsx'),
      'security',
      'two-factor',
    ),
  },
  {
    path: paths.recoveryCodes(),
    title: 'shell.security',
    Content: lazyPage(
      () => import('#src/pages/security/recovery-codes-page.tsx'),
      'security',
      'two-factor',
    ),
  },
]

/** For people who are not signed in. */
export const signInPage: Page = {
  path: paths.signIn(),
  title: 'shell.signIn',
  Content: lazyPage(() => import('#src/pages/sign-in/page.tsx'), 'sign-in'),
}

/** For everybody. */
export const plainPages: readonly Page[] = [
  {
    path: paths.forgotPassword(),
    title: 'shell.forgotPassword',
    Content: lazyPage(() => import('#src/pages/sign-in/forgot-page.tsx'), 'sign-in'),
  },
  {
    path: '*',
    title: 'shell.notFound',
    Content: lazyPage(async () => ({
      Component: (await import('./not-found.tsx')).NotFound,
    })),
  },
]

/** The path of a section's own page. */
export const pathOf = (section: SectionName): string => `/${section}`

/** The pages of somebody who is signed in, where only some sections are there. */
export function accountPagesOf(shown: readonly SectionName[]): readonly Page[] {
  return accountPages.filter(({ path }) =>
    shown.some((section) => `${path}/`.startsWith(`${pathOf(section)}/`)),
  )
}

/** The page at a path, `/security/new-phone`; any other path is that of the page that says so. `null` for `/`, which has none. */
export function pageAt(pathname: string, shown: readonly SectionName[]): Page | null {
  const all = [...accountPagesOf(shown), signInPage, ...plainPages]
  return pathname === '/'
    ? null
    : (all.find(({ path }) => matchPath(path, pathname)) ?? null)
}
