import { Suspense, useId, useRef } from 'react'

import type { Account } from '#src/api/account.ts'
import type { TwoFactorSetup } from '#src/api/two-factor.ts'
import { useT } from '#src/i18n/context.ts'
import { usePanel } from '#src/session/panel-context.ts'
import { buttonLook } from '#src/ui/button.tsx'
import { CopyButton } from '#src/ui/copy-button.tsx'
import { Details } from '#src/ui/details.tsx'
import { CodeWait, lazyPart } from '#src/ui/lazy-part.tsx'
import { Value } from '#src/ui/value.tsx'

import { readTotp } from '../diagnosis/totp.ts'
import { entryUri, fitsQrCode } from './otpauth-uri.ts'

import styles from './set-up.module.css'

const QrCode = lazyPart(async () => (await import('./qr-code.tsx')).QrCode)

type SecretProps = { setup: TwoFactorSetup; account: Account }

/** The picture to scan: drawn here from the URI, or as the panel drew it; a link is shown as a link and never fetched. */
export function SetUpQrCode({ setup, account }: SecretProps) {
  const t = useT()
  const { panelName } = usePanel()
  const uri = entryUri(setup, panelName, account.email)
  const label = t('twoFactor.qrCode')
  if (setup.picture && !setup.uri)
    return <img className={styles['picture']} src={setup.picture} alt={label} />
  // What does not fit is left to the key and the link.
  if (uri && fitsQrCode(uri))
    return (
      <div className={styles['picture']}>
        <Suspense fallback={<CodeWait of="part" />}>
          <QrCode value={uri} label={label} />
        </Suspense>
      </div>
    )
  return null
}

/** The secret for those who cannot scan: as text in groups of four, to copy, as a link for an app on this device. */
export function SetUpSecret({ setup, account }: SecretProps) {
  const t = useT()
  const { panelName } = usePanel()
  const id = useId()
  const text = useRef<HTMLElement>(null)
  const uri = entryUri(setup, panelName, account.email)
  const { secret, link } = setup
  return (
    <div className={styles['secret']}>
      {secret && (
        <>
          <p id={id}>{t('twoFactor.key')}</p>
          <code
            ref={text}
            className={styles['key']}
            dir="ltr"
            translate="no"
            aria-labelledby={id}
          >
            {secret.match(/.{1,4}/g)?.join(' ')}
          </code>
        </>
      )}
      <div className={styles['ways']}>
        {secret && (
          <CopyButton
            text={secret}
            label={t('twoFactor.copyKey')}
            selects={() => text.current}
          />
        )}
        {uri && (
          <a {...buttonLook('plain')} href={uri}>
            {t('twoFactor.openInApp')}
          </a>
        )}
        {link && (
          <a {...buttonLook('plain')} href={link} target="_blank" rel="noreferrer">
            {t('twoFactor.pictureAtPanel')}
          </a>
        )}
      </div>
    </div>
  )
}

/** What an app asks for when the entry is typed by hand. */
export function SetUpDetails({ setup }: { setup: TwoFactorSetup }) {
  const t = useT()
  const entry = readTotp(setup)
  if (!entry) return null
  const rows = [
    ...(entry.issuer ? [[t('twoFactor.entryIssuer'), entry.issuer] as const] : []),
    ...(entry.account ? [[t('twoFactor.entryAccount'), entry.account] as const] : []),
    [t('twoFactor.entryDigits'), String(entry.digits)],
    [t('twoFactor.entryPeriod'), t('twoFactor.seconds', { seconds: entry.period })],
    [t('twoFactor.entryAlgorithm'), entry.algorithm],
  ] as const
  return (
    <Details className={styles['details']} summary={t('twoFactor.byHand')}>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Value of={value} />
            </dd>
          </div>
        ))}
      </dl>
    </Details>
  )
}
