import type { QueryClient } from '@tanstack/react-query'
import { Suspense } from 'react'
import { redirect, type LoaderFunctionArgs, type RouteObject } from 'react-router'

import { accountQueries } from '#src/account/queries.ts'
import { client } from '#src/api/current.ts'
import { isFailure } from '#src/api/failures.ts'
import { pinSession } from '#src/api/pin-session.ts'
import type { Namespace } from '#src/i18n/generated/keys.ts'
import { loadNamespace } from '#src/i18n/load.ts'
import type { MessageKey } from '#src/i18n/translate.ts'
import { fetchCode } from '#src/lib/code.ts'
import { paths, safeReturn } from '#src/lib/paths.ts'
import { CodeWait } from '#src/ui/code-wait.tsx'
import { lazyPart } from '#src/ui/lazy-part.ts'

import type { Config } from './config.ts'
import { Frame, Plain, Shell } from './shell.tsx'
import { Forgetful, signOutAction } from './sign-out.tsx'
import { StaticShell } from './static-shell.tsx'

/** What a route says of itself; the shell makes the document's title of it. */
export type Handle = { title: MessageKey }
const titled = (title: MessageKey): { handle: Handle } => ({ handle: { title } })

/** A page and its words, fetched side by side; for as long as it takes when there is no network. */
function page<M>(load: () => Promise<M>, ...namespaces: Namespace[]): Promise<M> {
  return fetchCode(async () => {
    const [loaded] = await Promise.all([load(), ...namespaces.map(loadNamespace)])
    return loaded
  }, 'page')
}

const FailureView = lazyPart(async () => (await import('./page-failure.tsx')).PageFailure)

/** What stands in place of a page that failed; most visits never see it. */
function PageFailure() {
  return (
    <Suspense fallback={<CodeWait of="part" />}>
      <FailureView />
    </Suspense>
  )
}

/** The route table. `queries` is what the loaders fill. */
export function createRoutes(
  queries: QueryClient,
  { auth }: Pick<Config, 'auth'>,
): RouteObject[] {
  let isStart = true

  /** The account. One that is there at the start without a session in the browser came by a cookie that remembers. */
  async function findAccount() {
    const isRemembered = isStart && !client().hasToken()
    isStart = false
    const account = await queries.ensureQueryData(accountQueries.me())
    if (isRemembered) await pinSession()
    return account
  }

  /** Nobody signed in: to the sign-in page, which remembers the way. Any other failure is the error view's. */
  async function requireAccount({ request }: LoaderFunctionArgs) {
    try {
      await findAccount()
    } catch (error) {
      const isOther = isFailure(error, 'another-account')
      if (!isOther && !isFailure(error, 'unauthenticated')) throw error
      const { pathname, search } = new URL(request.url)
      // Loaders are told no fragment; a visit that begins here still has it in the address.
      const hash = location.pathname === pathname ? location.hash : ''
      throw redirect(
        paths.signIn({
          to: pathname + search + hash,
          ...(isOther && { because: 'other-account' }),
        }),
      )
    }
    return null
  }

  /** Somebody signed in already has no business on the sign-in page, unless they were sent there with a reason. */
  async function leaveWhenSignedIn({ request }: LoaderFunctionArgs) {
    const query = new URL(request.url).searchParams
    if (query.has('because')) return null
    // Whoever was sent here a moment ago, because nobody is signed in, need not be asked for again.
    const state = queries.getQueryState(accountQueries.me().queryKey)
    const isFresh = Date.now() - (state?.errorUpdatedAt ?? 0) < 5000
    if (isFresh && isFailure(state?.error, 'unauthenticated')) return null
    const account = await findAccount().catch(() => null)
    return account ? redirect(safeReturn(query.get('to'))) : null
  }

  return [
    {
      element: <Frame />,
      hydrateFallbackElement: <StaticShell />,
      errorElement: (
        <Plain>
          <PageFailure />
        </Plain>
      ),
      children: [
        { index: true, loader: () => redirect(paths.profile()) },
        {
          path: paths.signOut(),
          loader: () => redirect(paths.profile()),
          action: (args) => signOutAction(auth, queries, args),
        },
        {
          id: 'signed-in',
          loader: requireAccount,
          // The account is in the cache: moving between pages must not ask for it again.
          shouldRevalidate: ({ defaultShouldRevalidate, currentUrl, nextUrl }) =>
            currentUrl.href === nextUrl.href && defaultShouldRevalidate,
          element: <Shell />,
          children: [
            {
              errorElement: <PageFailure />,
              children: [
                {
                  path: paths.profile(),
                  ...titled('shell.profile'),
                  lazy: () => page(() => import('#src/pages/profile/page.tsx'), 'profile'),
                },
                {
                  path: paths.security(),
                  ...titled('shell.security'),
                  lazy: () =>
                    page(() => import('#src/pages/security/page.tsx'), 'security'),
                },
                {
                  path: paths.apiKeys(),
                  ...titled('shell.apiKeys'),
                  lazy: () =>
                    page(
                      () => import('#src/pages/api-keys/page.tsx'),
                      'api-keys',
                      'provenance',
                    ),
                },
                {
                  path: paths.createApiKey(),
                  ...titled('shell.apiKeys'),
                  lazy: () =>
                    page(() => import('#src/pages/api-keys/create-page.tsx'), 'api-keys'),
                },
                {
                  path: paths.sshKeys(),
                  ...titled('shell.sshKeys'),
                  lazy: () =>
                    page(
                      () => import('#src/pages/ssh-keys/page.tsx'),
                      'ssh-keys',
                      'provenance',
                    ),
                },
                {
                  path: paths.addSshKey(),
                  ...titled('shell.sshKeys'),
                  lazy: () =>
                    page(() => import('#src/pages/ssh-keys/add-page.tsx'), 'ssh-keys'),
                },
                {
                  path: paths.activity(),
                  ...titled('shell.activity'),
                  lazy: () =>
                    page(() => import('#src/pages/activity/page.tsx'), 'activity'),
                },
                {
                  path: paths.exportActivity(),
                  ...titled('shell.activity'),
                  lazy: () =>
                    page(
                      () => import('#src/pages/activity/export-page.tsx'),
                      'activity',
                      'activity-export',
                    ),
                },
                {
                  path: paths.notMe(),
                  ...titled('shell.activity'),
                  lazy: () =>
                    page(() => import('#src/pages/activity/not-me-page.tsx'), 'not-me'),
                },
                {
                  path: paths.setUpTwoFactor(),
                  ...titled('shell.security'),
                  lazy: () =>
                    page(
                      () => import('#src/pages/security/set-up-page.tsx'),
                      'security',
                      'two-factor',
                    ),
                },
                {
                  path: paths.newPhone(),
                  ...titled('shell.security'),
                  lazy: () =>
                    page(
                      () => import('#src/pages/security/new-phone-page.tsx'),
                      'security',
                      'two-factor',
                    ),
                },
                {
                  path: paths.recoveryCodes(),
                  ...titled('shell.security'),
                  lazy: () =>
                    page(
                      () => import('#src/pages/security/recovery-codes-page.tsx'),
                      'security',
                      'two-factor',
                    ),
                },
              ],
            },
          ],
        },
        {
          element: <Plain />,
          children: [
            {
              element: <Forgetful />,
              children: [
                {
                  path: paths.signIn(),
                  loader: leaveWhenSignedIn,
                  ...titled('shell.signIn'),
                  lazy: () => page(() => import('#src/pages/sign-in/page.tsx'), 'sign-in'),
                },
              ],
            },
            {
              path: paths.forgotPassword(),
              ...titled('signIn.forgotTitle'),
              lazy: () =>
                page(() => import('#src/pages/sign-in/forgot-page.tsx'), 'sign-in'),
            },
            {
              path: '*',
              ...titled('shell.notFound'),
              lazy: () =>
                page(async () => ({
                  Component: (await import('./not-found.tsx')).NotFound,
                })),
            },
          ],
        },
      ],
    },
  ]
}
