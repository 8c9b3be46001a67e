import { useRef } from 'react'

import type { Account } from '#src/api/account.ts'
import { useT, useLanguageTag } from '#src/i18n/context.ts'
import { usePanel } from '#src/session/panel-context.ts'
import { useAccount } from '#src/session/queries.ts'
import { Avatar } from '#src/ui/avatar.tsx'
import { Badge } from '#src/ui/badge.tsx'
import { CopyButton } from '#src/ui/copy-button.tsx'
import { PageTitle, Section, Row } from '#src/ui/section.tsx'
import { Value } from '#src/ui/value.tsx'
import { WholeValue } from '#src/ui/whole-value.tsx'

import { ChangeEmail, ChangePassword } from './credentials.tsx'

import text from '#src/ui/text.module.css'
import styles from './profile.module.css'

/** Profile: who somebody is on this panel, and what they sign in with. */
export function Component() {
  const t = useT()
  const { panelName } = usePanel()
  const account = useAccount()
  return (
    <>
      <PageTitle lead={t('profile.lead', { panel: panelName })}>
        {t('profile.title')}
      </PageTitle>
      <Identity account={account} />
      <Section title={t('profile.signIn')}>
        <ChangeEmail account={account} />
        <ChangePassword account={account} />
      </Section>
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

function Copyable({ value, title }: { value: string; title: string }) {
  const shown = useRef<HTMLElement>(null)
  return (
    <Row
      label={title}
      value={<WholeValue ref={shown} of={value} />}
      action={<CopyButton text={value} of={title} selects={() => shown.current} />}
    />
  )
}

/** What the panel knows of somebody, and they cannot change here. */
function Identity({ account }: { account: Account }) {
  const t = useT()
  const language = useLanguageTag()
  const name = fullName(account)
  const id = account.uuid ?? account.id?.toString()
  return (
    <Section title={t('profile.identity')}>
      <div className={styles['person']}>
        <Avatar name={name ?? account.username} size="large" />
        <div className={styles['names']}>
          <p className={styles['name']}>
            <Value of={name ?? account.username} />
            {account.admin && <Badge>{t('profile.admin')}</Badge>}
          </p>
          <p className={text['quiet']}>{t('profile.nameNote')}</p>
        </div>
      </div>
      <Copyable title={t('profile.userName')} value={account.username} />
      {id && <Copyable title={t('profile.id')} value={id} />}
      {account.language && (
        <Row
          label={t('profile.language')}
          value={<Value of={languageName(account.language, language)} />}
          note={t('profile.languageNote')}
        />
      )}
    </Section>
  )
}
