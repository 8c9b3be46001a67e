import { Suspense, useMemo } from 'react'
import { useLocation, useRoutes, type RouteObject } from 'react-router'

import { pathOf, paths, type SectionName } from '#src/lib/paths.ts'
import { Navigate, useSections } from '#src/navigation/sections.tsx'

import { SignedIn, SignedOut } from './gates.tsx'
import type { Look } from './look.ts'
import { PageBoundary } from './page-boundary.tsx'
import { accountPagesOf, plainPages, signInPage } from './pages.ts'
import { PlainLayout, RootLayout } from './shell.tsx'
import { ForgetAccount, SignOutProvider } from './sign-out.tsx'
import { StaticShell } from './static-shell.tsx'

/** The route table. */
function createRoutes(look: Look, sections: readonly SectionName[]): RouteObject[] {
  const toFirst = sections
    .slice(0, 1)
    .map((section) => <Navigate key={section} to={pathOf(section)} replace />)
  return [
    {
      element: <RootLayout />,
      children: [
        { index: true, element: toFirst },
        { path: paths.signOut(), element: toFirst },
        {
          element: <SignedIn look={look} />,
          children: accountPagesOf(sections).map(({ path, Content }) => ({
            path,
            element: <Content />,
          })),
        },
        {
          element: <PlainLayout />,
          children: [
            {
              element: <SignedOut look={look} />,
              children: [
                {
                  element: <ForgetAccount look={look} />,
                  children: [{ path: signInPage.path, element: <signInPage.Content /> }],
                },
              ],
            },
            ...plainPages.map(({ path, Content }) => ({ path, element: <Content /> })),
          ],
        },
      ],
    },
  ]
}

const lineEnds = /[\r\n\u2028\u2029]|%0[AD]|%E2%80%A[89]/gi

/** What is at the place where somebody is. */
export function Routes({ look }: { look: Look }) {
  const sections = useSections()
  const table = useMemo(() => createRoutes(look, sections), [look, sections])
  const location = useLocation()
  // The router's `*` ends at the end of a line: a path of several would be no page at all, not even a missing one.
  const pathname = location.pathname.replace(lineEnds, '-')
  const content = useRoutes(table, { ...location, pathname })
  return (
    // The boundary stands inside, so that a failure stays until another try can be drawn.
    <Suspense fallback={<StaticShell />}>
      <PageBoundary
        frame={(failure) => <PlainLayout>{failure}</PlainLayout>}
        beforeTry={look.ask}
      >
        <SignOutProvider>{content}</SignOutProvider>
      </PageBoundary>
    </Suspense>
  )
}
