import { matchPath } from 'react-router'

import type { MessageKey } from '#src/i18n/translate.ts'
import { pathOf, paths, sectionOf, sections, type SectionName } from '#src/lib/paths.ts'
import { lazyPage, type LazyPart } from '#src/ui/lazy-part.tsx'

import { sectionWords } from './section-words.ts'

type Page = {
  path: string
  /** The shell makes the document's title of it. */
  title: MessageKey
  Content: LazyPart<object>
}

const twoFactorWords = ['security', 'two-factor'] as const

/** What is at each path for somebody who is signed in. */
const accountContents: Readonly<Record<string, LazyPart<object>>> = {
  [paths.profile()]: lazyPage(() => import('#src/pages/profile/page.tsx'), 'profile'),
  [paths.security()]: lazyPage(() => import('#src/pages/security/page.tsx'), 'security'),
  [paths.apiKeys()]: lazyPage(() => import('#src/pages/api-keys/page.tsx'), 'api-keys'),
  [paths.createApiKey()]: lazyPage(
    () => import('#src/pages/api-keys/create-page.tsx'),
    'api-keys',
  ),
  [paths.sshKeys()]: lazyPage(() => import('#src/pages/ssh-keys/page.tsx'), 'ssh-keys'),
  [paths.addSshKey()]: lazyPage(
    () => import('#src/pages/ssh-keys/add-page.tsx'),
    'ssh-keys',
  ),
  [paths.activity()]: lazyPage(() => import('#src/pages/activity/page.tsx'), 'activity'),
  [paths.exportActivity()]: lazyPage(
    () => import('#src/pages/activity/export-page.tsx'),
    'activity',
    'activity-export',
  ),
  [paths.notMe()]: lazyPage(() => import('#src/pages/activity/not-me-page.tsx'), 'not-me'),
  [paths.setUpTwoFactor()]: lazyPage(
    () => import('#src/pages/security/set-up-page.tsx'),
    ...twoFactorWords,
  ),
  [paths.newPhone()]: lazyPage(
    () => import('#src/pages/security/new-phone-page.tsx'),
    ...twoFactorWords,
  ),
  [paths.recoveryCodes()]: lazyPage(
    () => import('#src/pages/security/recovery-codes-page.tsx'),
    ...twoFactorWords,
    'codes',
  ),
}

/** What a page is called that is not its section's own: tabs, and the history, have one name for each. */
const titlesOfSteps: Readonly<Record<string, MessageKey>> = {
  [paths.setUpTwoFactor()]: 'shell.setUpTwoFactor',
  [paths.newPhone()]: 'shell.newPhone',
  [paths.recoveryCodes()]: 'shell.recoveryCodes',
  [paths.createApiKey()]: 'shell.createApiKey',
  [paths.addSshKey()]: 'shell.addSshKey',
  [paths.exportActivity()]: 'shell.exportActivity',
  [paths.notMe()]: 'shell.notMe',
}

const notFound = {
  title: 'shell.notFound',
  Content: lazyPage(async () => ({
    Component: (await import('./not-found.tsx')).NotFound,
  })),
} as const

/** In place of a section that is left out, for somebody who is signed in. */
const leftOutPages = sections.map((section): Page & { section: SectionName } => ({
  section,
  path: `${pathOf(section)}/*`,
  ...notFound,
}))

/** The pages of somebody who is signed in. */
const accountPages = sections.flatMap((section) =>
  Object.entries(accountContents)
    .filter(([path]) => sectionOf(path) === section)
    .map(([path, Content]): Page & { section: SectionName } => ({
      section,
      path,
      title: titlesOfSteps[path] ?? `shell.${sectionWords[section]}`,
      Content,
    })),
)

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
  { path: '*', ...notFound },
]

/** The pages of somebody who is signed in, where only some sections are there: those of the others say that there is no page here. */
export function accountPagesOf(shown: readonly SectionName[]): readonly Page[] {
  return [
    ...accountPages.filter(({ section }) => shown.includes(section)),
    ...leftOutPages.filter(({ section }) => !shown.includes(section)),
  ]
}

/** A path with its letters in place of their codes, as the router reads it. */
function decoded(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}

/** The page at a path, `/security/new-phone`; any other path is that of the page that says so. `null` for `/`, which has none. */
export function pageAt(pathname: string, shown: readonly SectionName[]): Page | null {
  const at = decoded(pathname)
  const all = [...accountPagesOf(shown), signInPage, ...plainPages]
  return pathname === '/' ? null : (all.find(({ path }) => matchPath(path, at)) ?? null)
}

/** What a page is called at an address with this query and hash: the page that creates an API key also rotates one, or changes its addresses. */
export function titleAt(
  { title }: Page,
  { search, hash }: { search: string; hash: string },
): MessageKey {
  if (title !== 'shell.createApiKey' || !/[?&]from=/.test(search)) return title
  return hash === '#addresses' ? 'shell.changeApiKey' : 'shell.rotateApiKey'
}
