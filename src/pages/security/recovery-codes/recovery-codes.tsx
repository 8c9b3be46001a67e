import { useEffect, useRef, useState, type CSSProperties, type Ref } from 'react'
import { flushSync } from 'react-dom'

import type { Account } from '#src/api/account.ts'
import { LeaveGuard } from '#src/forms/leave-guard.tsx'
import { useHost } from '#src/host/context.ts'
import { stillness } from '#src/host/stillness.ts'
import { useLanguageTag, useT } from '#src/i18n/context.ts'
import { usePanel } from '#src/session/panel-context.ts'
import { unsavedCodes } from '#src/two-factor/unsaved-codes.ts'
import { Button } from '#src/ui/button.tsx'
import { useCopying } from '#src/ui/copying.ts'
import { Icon } from '#src/ui/icons.tsx'
import { CopySecret } from '#src/ui/secrets/copy-secret.tsx'
import { SecretBlock } from '#src/ui/secrets/secret-block.tsx'
import { SecretDialog } from '#src/ui/secrets/secret-dialog.tsx'
import { ClosingQuestion, SecretFooter } from '#src/ui/secrets/secret-footer.tsx'
import { useSecretView } from '#src/ui/secrets/secret-view.ts'

import { openRenewals } from '../unheard-renewals.ts'
import { MayBeReplaced } from './may-be-replaced.tsx'
import { SavedNewsList, useSavedCodes } from './save-codes.tsx'
import { PrintSheet, type SheetInfo } from './sheet.tsx'
import { TypeOne, type TypedCode } from './type-one.tsx'

import styles from './recovery-codes.module.css'

type RecoveryCodesProps = {
  /** At least one, of any length; shown as the panel wrote them. */
  codes: readonly string[]
  account: Account
  /** They replace older ones, which no longer work; `null`: or there were none, which is not known; else two-factor was turned on just now. */
  replaced: boolean | null
  /** Called once; the codes are off the screen by then, and nothing holds a navigation back. */
  onDone: () => void
}

/**
 * Shows recovery codes once, over everything else, until the person has shown that they are kept: one typed back, or saved,
 * printed or copied, and a tick that says so. Whoever is done with less is asked once. Nothing else closes it, and leaving
 * asks first. What it knows is forgotten with it.
 */
export function RecoveryCodes({ codes, account, replaced, onDone }: RecoveryCodesProps) {
  const t = useT()
  const host = useHost()
  const { panelName, panelUrl } = usePanel()
  const [made] = useState(() => new Date())
  const [kept, setKept] = useState(false)
  const [safe, setSafe] = useState(false)
  const [typed, setTyped] = useState<TypedCode>('none')
  const [isWrong, setWrong] = useState(false)
  const [asking, setAsking] = useState(false)
  const [closed, setClosed] = useState(false)
  // What was asked for before them, and may still replace them.
  const [earlier] = useState(() => openRenewals(host, account))
  const list = useRef<HTMLOListElement>(null)
  const tick = useRef<HTMLInputElement>(null)
  const done = useRef<HTMLSpanElement>(null)
  const language = useLanguageTag()
  const sheet: SheetInfo = {
    panel: panelName,
    origin: new URL(panelUrl).origin,
    account,
    made,
    language,
  }
  // What was noted of them ends here: what is done after that takes nothing back.
  const forgetUnsaved = () => unsavedCodes(host).forget(account)
  const saved = useSavedCodes({
    codes,
    sheet,
    onKept() {
      setKept(true)
      forgetUnsaved()
    },
  })
  const isProved = typed === 'same' || (kept && safe && typed !== 'other')
  const isSaved = kept || typed === 'same'
  const view = useSecretView(isSaved)
  const copying = useCopying(codes.join('\n'), () => {
    view.showPlain()
    return list.current
  })

  // What reads by itself (focus, reconnection) lives outside of React, and could replace the page below the codes.
  useEffect(() => stillness(host).hold(), [host])

  function finish() {
    // Before the page goes on: the guard would ask about a navigation of its own.
    flushSync(() => setClosed(true))
    onDone()
  }

  function close() {
    if (isProved) return finish()
    setWrong(typed === 'other')
    setAsking(true)
  }

  function stay(next: () => HTMLElement | null | undefined) {
    flushSync(() => setAsking(false))
    next()?.focus()
  }

  if (closed) return null
  const question =
    typed === 'other'
      ? t('codes.closeWrong')
      : t(kept ? 'codes.closeUnsaid' : 'codes.closeUnkept')
  const copyLabel = t('codes.copyAll')
  return (
    <>
      <SecretDialog
        title={t(replaced ? 'codes.newTitle' : 'codes.title')}
        lead={t(
          replaced
            ? 'codes.replaced'
            : replaced === null
              ? 'codes.perhapsReplaced'
              : 'codes.why',
        )}
        onHandCopy={(text) => {
          if (codes.every((code) => text.includes(code))) saved.copied()
        }}
        footer={
          asking ? (
            <ClosingQuestion
              question={question}
              closeLabel={t('codes.closeWithout')}
              isRow
              onClose={finish}
              onStay={() => stay(() => done.current?.querySelector('button'))}
            >
              <CopySecret
                copying={copying}
                label={copyLabel}
                kind="primary"
                onPress={() =>
                  void copying.copy(saved.copied).then(() => stay(() => tick.current))
                }
              />
            </ClosingQuestion>
          ) : (
            <SecretFooter
              above={
                <>
                  <Button
                    kind={kept || isProved ? 'normal' : 'primary'}
                    onClick={saved.download}
                  >
                    <Icon name="download" />
                    {t('codes.download')}
                  </Button>
                  <Button onClick={saved.print}>
                    <Icon name="print" />
                    {t('codes.print')}
                  </Button>
                  <CopySecret
                    copying={copying}
                    label={copyLabel}
                    onPress={() => void copying.copy(saved.copied)}
                  />
                </>
              }
            >
              <label className={styles['tick']}>
                <input
                  ref={tick}
                  type="checkbox"
                  checked={safe}
                  onChange={({ target }) => setSafe(target.checked)}
                />
                {t('codes.safe')}
              </label>
              <span ref={done}>
                <Button kind={isProved ? 'primary' : 'normal'} onClick={close}>
                  {t('codes.done')}
                </Button>
              </span>
            </SecretFooter>
          )
        }
      >
        {earlier && <MayBeReplaced account={account} unheard={earlier} />}
        <SecretBlock view={view} secrets={codes}>
          {(shown) => <CodeList codes={shown} ref={list} />}
        </SecretBlock>
        <TypeOne
          codes={codes}
          typed={typed}
          onTyped={(next) => {
            setTyped(next)
            setWrong(false)
            if (next !== 'same') return
            setAsking(false)
            forgetUnsaved()
          }}
          isWrong={isWrong}
          onEntered={() => {
            if (typed === 'same') finish()
            else setWrong(typed === 'other')
          }}
        />
        <SavedNewsList said={saved.said} />
        <PrintSheet info={sheet} codes={codes} />
      </SecretDialog>
      {/* Beside the dialog and after it, so that its question opens on top. */}
      <LeaveGuard when what={t('codes.what')} />
    </>
  )
}

type CodeListProps = { codes: readonly string[]; ref: Ref<HTMLOListElement> }

/** Codes in two columns, or in one where they are too long for that. */
function CodeList({ codes, ref }: CodeListProps) {
  const t = useT()
  const longest = Math.max(...codes.map((code) => code.length))
  return (
    <ol
      ref={ref}
      className={styles['codes']}
      style={{ '--perch-_longest': longest } as CSSProperties}
      aria-label={t('codes.list')}
    >
      {codes.map((code, at) => (
        // A panel may give a code twice.
        <li key={at}>
          <code dir="ltr" translate="no">
            {code}
          </code>
        </li>
      ))}
    </ol>
  )
}
