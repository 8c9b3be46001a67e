import { useQuery } from '@tanstack/react-query'
import { Suspense, type ComponentProps, type ReactNode } from 'react'

import { useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { Link } from '#src/navigation/sections.tsx'
import { twoFactorQueries } from '#src/two-factor/two-factor-state.ts'
import { Alert } from '#src/ui/alert.tsx'
import { buttonLook } from '#src/ui/button.tsx'
import { CodeWait } from '#src/ui/lazy-part.tsx'
import { PageTitle } from '#src/ui/section.tsx'

import styles from './guided-page.module.css'

type GuidedPageProps = {
  title: string
  lead: string
  /** What is said in place of all the rest where two-factor is off; `null` when that is no matter. */
  whenOff: string | null
  /** What is told above all that, where there is something. */
  news?: ReactNode
  /** What is told before the form, while its code may be on its way. */
  intro?: ReactNode
  onCancel: () => void
  /** The form. */
  children: ReactNode
}

/** A page that does one thing which takes two-factor to be on; where it is off, it leads to setting it up. */
export function GuidedPage(props: GuidedPageProps) {
  const { title, lead, whenOff, news, intro, onCancel, children } = props
  const t = useT()
  const { data } = useQuery(twoFactorQueries.state())
  return (
    <>
      <PageTitle lead={lead}>{title}</PageTitle>
      {news}
      <div className={styles['guided']}>
        {whenOff !== null && data?.state === 'off' ? (
          <WayOn kind="info" to={paths.setUpTwoFactor()} label={t('twoFactor.setUpTitle')}>
            {whenOff}
          </WayOn>
        ) : (
          <>
            {intro}
            <Suspense fallback={<CodeWait of="part" onCancel={onCancel} />}>
              {children}
            </Suspense>
          </>
        )}
      </div>
    </>
  )
}

type WayOnProps = Pick<ComponentProps<typeof Alert>, 'kind' | 'role' | 'title'> & {
  to: string
  /** What the link says. */
  label: string
  children: string
}

/** Why something cannot be done here, with the link to the page where it goes on. */
export function WayOn({ to, label, children, ...alert }: WayOnProps) {
  const link = (
    <Link {...buttonLook('primary')} to={to}>
      {label}
    </Link>
  )
  return (
    <Alert {...alert} actions={link}>
      <p>{children}</p>
    </Alert>
  )
}
