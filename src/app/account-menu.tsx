import { Suspense, use, useId } from 'react'

import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { PrivateValuesContext } from '#src/i18n/private-values.ts'
import { useAccount } from '#src/session/queries.ts'
import { useSignOut } from '#src/session/sign-out.ts'
import { SupportLink } from '#src/session/support-link.tsx'
import { Avatar } from '#src/ui/avatar.tsx'
import { classNames } from '#src/ui/class-names.ts'
import { Icon } from '#src/ui/icons.tsx'
import { lazyPart } from '#src/ui/lazy-part.tsx'
import { Value } from '#src/ui/value.tsx'
import { VisuallyHidden } from '#src/ui/visually-hidden.tsx'

import { fetchLeaveSession } from './sign-out.tsx'
import { ThemeChoice } from './theme-choice.tsx'
import { useWithKey } from './use-with-key.ts'

import menu from '#src/ui/menu.module.css'
import styles from './account-menu.module.css'

/** Comes after the page. */
const MenuItems = lazyPart(
  async () => (await import('./menu-items.tsx')).MenuItems,
  'streamer',
  'everything',
)

/** Who is signed in, the theme, and the way out. A popover: light dismiss, Escape and focus are the platform's. */
export function AccountMenu() {
  const t = useT()
  const host = useHost()
  const id = useId()
  const withKey = useWithKey()
  const account = useAccount()
  const hidden = use(PrivateValuesContext)
  return (
    <div className={styles['who']}>
      <button
        type="button"
        className={classNames(menu['item'], styles['opener'])}
        popoverTarget={id}
      >
        <Avatar
          name={
            account.firstName
              ? `${account.firstName} ${account.lastName ?? ''}`
              : account.username
          }
        />
        <VisuallyHidden>{t('shell.accountMenu')}</VisuallyHidden>
        <span className={styles['name']}>
          <Value of={account.username} />
          {hidden?.Sign && <hidden.Sign />}
        </span>
        <Icon name="choices" />
      </button>
      <div
        id={id}
        popover="auto"
        role="group"
        aria-label={t('shell.accountMenu')}
        className={classNames(menu['menu'], styles['menu'])}
        onToggle={({ newState }) => {
          // Before it is wanted: there may be no network then.
          if (newState === 'open' && !withKey) void fetchLeaveSession(host).catch(() => {})
        }}
      >
        <p className={styles['signedIn']}>
          {t('shell.signedInAs')}
          <Value of={account.email} />
        </p>
        <ThemeChoice />
        {/* Its lines have their room before: the menu grows upwards, away from under a pointer. */}
        <Suspense
          fallback={[1, 2].map((line) => (
            <span key={line} className={menu['item']} />
          ))}
        >
          <MenuItems />
        </Suspense>
        <SupportLink className={menu['item']} />
        <SignOut />
      </div>
    </div>
  )
}

function SignOut() {
  const t = useT()
  const withKey = useWithKey()
  const { leave, pending } = useSignOut()

  return (
    <button
      type="button"
      className={menu['item']}
      aria-disabled={pending || undefined}
      // What came of it is said elsewhere, and the menu may lie over that.
      onClick={({ currentTarget }) =>
        pending ||
        void leave().then(() =>
          currentTarget.closest<HTMLElement>('[popover]')?.hidePopover(),
        )
      }
    >
      <Icon name="signOut" />
      {pending ? t('shell.signingOut') : t(withKey ? 'shell.forgetKey' : 'shell.signOut')}
    </button>
  )
}
