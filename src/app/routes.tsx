import { Suspense, useState } from 'react'
import { Navigate, useRoutes, type RouteObject } from 'react-router'

import { paths } from '#src/lib/paths.ts'

import { SignedIn, SignedOut } from './gates.tsx'
import type { Look } from './look.ts'
import { PageBoundary } from './page-boundary.tsx'
import { accountPages, plainPages, signInPage } from './pages.ts'
import { Frame, Plain } from './shell.tsx'
import { ForgetAccount } from './sign-out.tsx'
import { StaticShell } from './static-shell.tsx'

const toProfile = <Navigate to={paths.profile()} replace />

/** The route table. */
function createRoutes(look: Look): RouteObject[] {
  return [
    {
      element: <Frame />,
      children: [
        { index: true, element: toProfile },
        { path: paths.signOut(), element: toProfile },
        {
          element: <SignedIn look={look} />,
          children: accountPages.map(({ path, Content }) => ({
            path,
            element: <Content />,
          })),
        },
        {
          element: <Plain />,
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

/** What is at the place where somebody is. */
export function Routes({ look }: { look: Look }) {
  const [table] = useState(() => createRoutes(look))
  const content = useRoutes(table)
  return (
    // The boundary stands inside, so that a failure stays until another try can be drawn.
    <Suspense fallback={<StaticShell />}>
      <PageBoundary frame={(failure) => <Plain>{failure}</Plain>} beforeTry={look.ask}>
        {content}
      </PageBoundary>
    </Suspense>
  )
}
