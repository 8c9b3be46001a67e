import { Suspense, useRef, type ReactNode } from 'react'

import type { Account } from '#src/api/account.ts'
import { useT, useLanguageTag } from '#src/i18n/context.ts'
import type { SectionName } from '#src/lib/paths.ts'
import { useSections } from '#src/navigation/sections.tsx'
import { usePanel } from '#src/session/panel-context.ts'
import { useAccount } from '#src/session/queries.ts'
import { Avatar } from '#src/ui/avatar.tsx'
import { Badge } from '#src/ui/badge.tsx'
import { CopyButton } from '#src/ui/copy-button.tsx'
import { lazyPart } from '#src/ui/lazy-part.tsx'
import { PageTitle, Section } from '#src/ui/section.tsx'
import { Value } from '#src/ui/value.tsx'
import { VisuallyHidden } from '#src/ui/visually-hidden.tsx'
import { WholeValue } from '#src/ui/whole-value.tsx'

import { ChangeEmail, ChangePassword } from './credentials.tsx'

import styles from './profile.module.css'

/** It comes after the page: who somebody is, and what they came for, stands without it. */
const AtAGlance = lazyPart(
  async () => (await import('./at-a-glance.tsx')).AtAGlance,
  'at-a-glance',
)

/** What has a line at a glance. */
const glanced: readonly SectionName[] = ['security', 'api-keys', 'activity']

/** Profile: who somebody is on this panel, and what they sign in with. */
export function Component() {
  const t = useT()
  const account = useAccount()
  const sections = useSections().filter((section) => glanced.includes(section))
  return (
    <>
      <PageTitle>{t('profile.title')}</PageTitle>
      <Suspense
        fallback={
          sections.length > 0 && (
            <Section title={t('profile.atAGlance')}>
              {/* Its place, so that nothing moves when it comes. */}
              {sections.map((section) => (
                <div key={section} className={styles['line']} />
              ))}
            </Section>
          )
        }
      >
        <AtAGlance account={account} sections={sections} />
      </Suspense>
      <Section title={t('profile.you')}>
        <Person account={account} />
        <ChangeEmail account={account} />
        <ChangePassword account={account} />
      </Section>
      <FromPanel account={account} />
    </>
  )
}

/** The given and family names as one, or `null` when the panel knows neither. */
function fullName({ firstName, lastName }: Account): string | null {
  return [firstName, lastName].filter(Boolean).join(' ') || null
}

/** The language's own name in the language of the page, or the bare tag when it is no tag. */
function languageName(tag: string, inLanguage: string): string {
  try {
    return (
      new Intl.DisplayNames(inLanguage, { type: 'language' }).of(tag.replace('_', '-')) ??
      tag
    )
  } catch {
    return tag
  }
}

type CopyableProps = {
  value: string
  /** What it is called. */
  of: string
  children?: ReactNode
}

/** A value on a line of text that can be copied. */
function Copyable({ value, of, children }: CopyableProps) {
  const shown = useRef<HTMLElement>(null)
  return (
    <p className={styles['copyable']}>
      <span>
        {children}
        <WholeValue isPrivate ref={shown} of={value} />
      </span>
      <CopyButton isSign text={value} of={of} selects={() => shown.current} />
    </p>
  )
}

/** Whose account it is: the name, where the panel has one, and what this person is called at sign-in. */
function Person({ account }: { account: Account }) {
  const t = useT()
  const name = fullName(account)
  return (
    <div className={styles['person']}>
      <Avatar name={name ?? account.username} size="large" />
      <div className={styles['names']}>
        {name !== null && (
          <p className={styles['name']}>
            <Value of={name} />
          </p>
        )}
        <Copyable value={account.username} of={t('profile.userName')}>
          <VisuallyHidden>{`${t('profile.userName')}: `}</VisuallyHidden>
        </Copyable>
        {account.admin && <Badge>{t('profile.admin')}</Badge>}
      </div>
    </div>
  )
}

/** What the panel knows of somebody, and this page cannot change. */
function FromPanel({ account }: { account: Account }) {
  const t = useT()
  const inLanguage = useLanguageTag()
  const { panelName: panel } = usePanel()
  const id = account.uuid ?? account.id?.toString()
  return (
    <div className={styles['fromPanel']}>
      <p>
        {account.language
          ? t('profile.nameAndLanguageFrom', {
              panel,
              language: languageName(account.language, inLanguage),
            })
          : t('profile.nameFrom', { panel })}
      </p>
      {id && (
        <Copyable value={id} of={t('profile.id')}>
          {t('profile.id')}{' '}
        </Copyable>
      )}
    </div>
  )
}
