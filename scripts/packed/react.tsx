/** What a host page with React writes, and what of it must be refused: checked, never run. */
import { PerchAccount, type PerchAccountProps } from 'perch-account/react'
import type { ReactElement } from 'react'

export const component = (
  <PerchAccount
    panelUrl="https://panel.example"
    apiBase={undefined}
    sections={['profile']}
    route="memory"
    className="account"
    style={{ maxInlineSize: '60rem' }}
    onNavigate={({ detail }) => `${detail.path} ${detail.title satisfies string}`}
    onUnsavedInput={({ detail }) => detail.hasUnsavedInput satisfies boolean}
    onUnauthenticated={(event) => event.preventDefault()}
    onChange={({ detail }) => detail.changes satisfies readonly string[]}
    onError={({ detail }) => detail.reason satisfies 'start' | 'crash'}
    onPosture={({ detail }) => detail.staleKeys satisfies number | null}
  />
)
;(component) satisfies ReactElement
export const props: PerchAccountProps = {}

export const element = (
  <perch-account
    panel-name="Games"
    sections="profile security"
    replace
    className="account"
    onperch:navigate={({ detail }) => detail.path satisfies string}
  />
)

export const refused = (
  <>
    {/* @ts-expect-error: another word */}
    <PerchAccount theme="pink" />
    {/* @ts-expect-error: the spelling of attributes */}
    <PerchAccount panel-url="/" auth="none" />
    {/* @ts-expect-error: what is said is an event */}
    <PerchAccount onNavigate={(path: string) => path} />
    {/* @ts-expect-error: it has no content */}
    <PerchAccount>Account</PerchAccount>
    {/* @ts-expect-error: attributes are text */}
    <perch-account sections={['profile']} />
    {/* @ts-expect-error: no such mode */}
    <perch-account route="query" />
  </>
)
