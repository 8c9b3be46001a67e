import { Suspense, useState, useSyncExternalStore, type ReactNode } from 'react'
import { Outlet, useHref, useLocation } from 'react-router'

import { identity } from '#src/api/account.ts'
import { useSignedOutNews } from '#src/forms/sign-in-again.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { useIsLeftOut } from '#src/navigation/sections.tsx'
import { usePanel } from '#src/session/panel-context.ts'
import { useAccount } from '#src/session/queries.ts'
import { recoveryCodeUsed } from '#src/session/recovery-code-used.ts'
import { securingList } from '#src/session/securing.ts'
import { useSignOut } from '#src/session/sign-out.ts'
import { SupportLink } from '#src/session/support-link.tsx'
import { unheardSignOut, unsent } from '#src/session/unheard-sign-out.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button } from '#src/ui/button.tsx'
import { mainOf, focusPageTitle } from '#src/ui/focus.ts'
import { Icon } from '#src/ui/icons.tsx'
import { CodeWait, lazyPart } from '#src/ui/lazy-part.tsx'
import { Value } from '#src/ui/value.tsx'
import { VisuallyHidden } from '#src/ui/visually-hidden.tsx'

import { AccountMenu } from './account-menu.tsx'
import { Banners } from './banners.tsx'
import { Interruption } from './interruption.tsx'
import { Header, Main } from './landmarks.tsx'
import { LazySignInAgain } from './lazy-sign-in-again.tsx'
import { PageBoundary } from './page-boundary.tsx'
import { Places } from './places.tsx'
import { RouteAnnouncer, Title } from './route-announcer.tsx'

import styles from './shell.module.css'

/** Comes after the page, and by itself when it cannot be had yet: until then the page only says less. */
const Further = lazyPart(
  async () => (await import('./requirement-banner.tsx')).RequirementBanner,
  'requirement-banner',
)

/** Where the panel's own pages are; `null` where Perch has none to lead back to, or whoever put it there leads. */
function useWayBack(): string | null {
  const { panelUrl } = usePanel()
  const host = useHost()
  const own = useHref('/')
  if (host.isEmbedded) return null
  const withoutEnd = (address: string) => {
    const { origin, pathname } = new URL(address, host.address())
    return origin + pathname.replace(/\/+$/, '')
  }
  return withoutEnd(panelUrl) === withoutEnd(own) ? null : panelUrl
}

/** The panel by its mark and name. Where that is a page to go back to, the way there. */
function Brand() {
  const t = useT()
  const { panelName, logo } = usePanel()
  const wayBack = useWayBack()
  const [missing, setMissing] = useState<string | null>(null)
  const content = (
    <>
      {logo === undefined || logo === missing ? (
        <span className={styles['mark']}>
          <Icon name="mark" />
        </span>
      ) : (
        // The name stands beside it.
        <img
          src={logo}
          alt=""
          className={styles['logo']}
          onError={() => setMissing(logo)}
        />
      )}
      <Value of={panelName} />
    </>
  )
  if (wayBack === null) return <p className={styles['brand']}>{content}</p>
  return (
    <a className={styles['brand']} href={wayBack}>
      <Icon name="back" />
      {content}
      <VisuallyHidden>{t('shell.backToPanel')}</VisuallyHidden>
    </a>
  )
}

/** Moves focus by itself: an address with a fragment would be another place where those are addresses, or of the page around. */
function SkipLink() {
  const t = useT()
  const host = useHost()
  return (
    <a
      className={styles['skip']}
      href={useHref(useLocation())}
      onClick={(event) => {
        event.preventDefault()
        mainOf(host)?.focus()
      }}
    >
      {t('shell.skip')}
    </a>
  )
}

/** Around everything: what a page change means, wherever it leads. */
export function RootLayout() {
  return (
    <>
      <Outlet />
      <Title />
    </>
  )
}

/** Only few are securing their account. */
const SecuringBar = lazyPart(
  async () => (await import('./securing-bar.tsx')).SecuringBar,
  'not-me',
)

/** Few host pages sign people in; it says when they have, too. */
const SignedOutBanner = lazyPart(
  async () => (await import('./signed-out-banner.tsx')).SignedOutBanner,
  'left-to-host',
)

/** Few people ever sign in with a recovery code. */
const RecoveryCodeUsed = lazyPart(
  async () => (await import('./recovery-code-used.tsx')).RecoveryCodeUsed,
  'recovery-code-used',
)

/** That a sign-out was not sent, where even the code was not there that would say so over the page: until somebody has seen to it. */
function Unsent() {
  const t = useT()
  const account = useAccount()
  const host = useHost()
  const { subscribe, read, forget } = unheardSignOut(host)
  const isUnsent = useSyncExternalStore(subscribe, () => read(account)) === unsent
  const { leave, pending } = useSignOut()
  return (
    isUnsent &&
    !pending && (
      <Alert
        kind="warn"
        title={t('shell.signOutUnsent')}
        actions={
          <>
            <Button onClick={() => void leave()}>{t('shell.signOut')}</Button>
            <Button
              kind="plain"
              onClick={() => {
                forget(account)
                // The button that had focus is gone.
                focusPageTitle(host)
              }}
            >
              {t('shell.staySignedIn')}
            </Button>
          </>
        }
      />
    )
  )
}

/** Where a used recovery code is being dealt with. */
const answers: string[] = [paths.newPhone(), paths.recoveryCodes(), paths.setUpTwoFactor()]

/** The frame around every page of somebody who is signed in. */
export function AccountLayout() {
  const account = useAccount()
  const { pathname } = useLocation()
  const host = useHost()
  const isLeftOut = useIsLeftOut()
  const news = useSignedOutNews()
  const list = securingList(host, account)
  const { subscribe, was } = recoveryCodeUsed(host)
  const cameByRecoveryCode = useSyncExternalStore(subscribe, () => was(account))
  return (
    <>
      <div className={styles['app']}>
        <Header className={styles['side']}>
          <SkipLink />
          <Brand />
          <Places />
          <AccountMenu />
        </Header>
        <Main className={styles['main']}>
          <Banners>
            <Unsent />
            {(news.isLeftToHost || news.isSeenTo) && (
              <Suspense>
                <SignedOutBanner />
              </Suspense>
            )}
          </Banners>
          <Suspense>
            <Further />
          </Suspense>
          {cameByRecoveryCode && !answers.includes(pathname) && (
            <Suspense>
              <RecoveryCodeUsed account={account} />
            </Suspense>
          )}
          {list !== null && !isLeftOut(list) && pathname !== paths.notMe() && (
            <Suspense>
              <SecuringBar account={account} list={list} />
            </Suspense>
          )}
          {/* Another account coming back begins with fresh pages. */}
          <Suspense key={identity(account)} fallback={<CodeWait of="page" />}>
            <PageBoundary>
              <Outlet />
            </PageBoundary>
            <RouteAnnouncer />
          </Suspense>
        </Main>
      </div>
      <LazySignInAgain />
      <Interruption />
    </>
  )
}

/** The frame of a page that needs nobody signed in: the brand, and one column. */
export function PlainLayout({ children }: { children?: ReactNode }) {
  return (
    <div className={styles['plain']}>
      <Header>
        <SkipLink />
        <Brand />
      </Header>
      <Main>
        <Banners />
        {/* A page whose code comes later than what decides to show it leaves the frame around it where it is. */}
        <Suspense fallback={<CodeWait of="page" />}>
          {children ?? <Outlet />}
          <RouteAnnouncer />
        </Suspense>
      </Main>
      <SupportLink className={styles['support']} />
    </div>
  )
}
