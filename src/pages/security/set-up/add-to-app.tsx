import { Suspense, useRef, useState } from 'react'

import type { TwoFactorSetup } from '#src/api/two-factor.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { buttonLook } from '#src/ui/button.tsx'
import { CopyButton } from '#src/ui/copy-button.tsx'
import { Details } from '#src/ui/details.tsx'
import { takeLostFocus } from '#src/ui/focus.ts'
import { Icon } from '#src/ui/icons.tsx'
import { CodeWait, lazyPart } from '#src/ui/lazy-part.tsx'
import { Value } from '#src/ui/value.tsx'

import { readTotp } from '../diagnosis/totp.ts'
import { fitsQrCode } from './otpauth-uri.ts'

import text from '#src/ui/text.module.css'
import styles from './set-up.module.css'

const QrCode = lazyPart(async () => (await import('./qr-code.tsx')).QrCode)
const SecondDevice = lazyPart(
  async () => (await import('./second-device.tsx')).SecondDevice,
  'diagnosis',
)

type AddToAppProps = {
  setup: TwoFactorSetup
  /** What an app takes; `null` where the panel gave nothing to make it of. */
  uri: string | null
  /** Whether an app on this device comes before the QR code. */
  isAppFirst: boolean
  /** Whether it is the main thing to do on the page. */
  isMain: boolean
}

/** The first step: the ways in which the secret gets into an app, the likeliest first. */
export function AddToApp({ setup, uri, isAppFirst, isMain }: AddToAppProps) {
  const t = useT()
  const host = useHost()
  const { secret, link } = setup
  // Few have one: what it takes comes when it is unfolded.
  const [hasSpare, setHasSpare] = useState(false)
  const picture = pictureOf(setup, uri)
  const shown = picture && <Picture of={picture} />
  return (
    <div className={styles['add']}>
      <h2
        // Elsewhere the field for the code takes it.
        ref={host.hasCoarsePointer() ? takeLostFocus : undefined}
        tabIndex={-1}
      >
        {t(shown && !isAppFirst ? 'twoFactor.scanTitle' : 'twoFactor.addTitle')}
      </h2>
      <p className={text['quiet']}>{t('twoFactor.whichApp')}</p>
      {isAppFirst && uri ? (
        <>
          <div className={styles['app']}>
            <a {...buttonLook(isMain ? 'primary' : 'normal')} href={uri}>
              <Icon name="phone" />
              {t('twoFactor.openInApp')}
            </a>
          </div>
          {shown && <Details summary={t('twoFactor.scanElsewhere')}>{shown}</Details>}
        </>
      ) : (
        shown
      )}
      {secret && (
        <Details summary={t('twoFactor.typeKey')}>
          <Key secret={secret} />
          <Entry setup={setup} />
        </Details>
      )}
      <Details summary={t('twoFactor.spare')} onToggle={() => setHasSpare(true)}>
        {hasSpare && (
          <Suspense fallback={<CodeWait of="part" />}>
            <SecondDevice setup={setup} />
          </Suspense>
        )}
      </Details>
      {uri && !isAppFirst && (
        <a className={styles['link']} href={uri}>
          <Icon name="phone" />
          {t('twoFactor.openInApp')}
        </a>
      )}
      {link && (
        <a className={styles['link']} href={link} target="_blank" rel="noreferrer">
          {t('twoFactor.pictureAtPanel')}
        </a>
      )}
    </div>
  )
}

type PictureKind = { src: string } | { uri: string }

/** The picture to scan: as the panel drew it, or to be drawn here; `null` where what it must hold is too long: that is left to the key and the link. */
function pictureOf({ picture, uri: given }: TwoFactorSetup, uri: string | null) {
  if (picture && !given) return { src: picture }
  return uri && fitsQrCode(uri) ? { uri } : null
}

/** A link is shown as a link, and never fetched. */
function Picture({ of }: { of: PictureKind }) {
  const t = useT()
  const label = t('twoFactor.qrCode')
  if ('src' in of) return <img className={styles['picture']} src={of.src} alt={label} />
  return (
    <div className={styles['picture']}>
      <Suspense fallback={<CodeWait of="part" />}>
        <QrCode value={of.uri} label={label} />
      </Suspense>
    </div>
  )
}

/** The secret in groups of four, and to copy. */
function Key({ secret }: { secret: string }) {
  const t = useT()
  const shown = useRef<HTMLElement>(null)
  return (
    <div className={styles['typed']}>
      <code
        ref={shown}
        className={styles['key']}
        dir="ltr"
        translate="no"
        aria-label={t('twoFactor.key')}
      >
        {secret.match(/.{1,4}/g)?.join(' ')}
      </code>
      <CopyButton
        kind="normal"
        text={secret}
        label={t('twoFactor.copyKey')}
        selects={() => shown.current}
      />
    </div>
  )
}

/** What an app asks for besides when the entry is typed by hand. */
function Entry({ setup }: { setup: TwoFactorSetup }) {
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
    <dl className={styles['entry']}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <Value of={value} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
