import { zodResolver } from '@hookform/resolvers/zod'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useForm, type FieldErrors } from 'react-hook-form'

import { LeaveGuard } from '#src/forms/leave-guard.tsx'
import { useHost } from '#src/host/context.ts'
import { stillness } from '#src/host/stillness.ts'
import { useT } from '#src/i18n/context.ts'
import { usePanel } from '#src/session/panel-context.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Announcer, useAnnounce } from '#src/ui/announcer.tsx'
import { Dialog } from '#src/ui/dialog.tsx'

import { ProofForm, proofSchema, type SavedCodesProof } from './proof-form.tsx'
import { SaveCodes } from './save-codes.tsx'

import styles from './recovery-codes.module.css'

type RecoveryCodesProps = {
  /** At least one, of any length; shown as the panel wrote them. */
  codes: readonly string[]
  account: { username: string; email: string }
  /** They replace older ones, which no longer work; else two-factor was turned on just now. */
  replaced: boolean
  /** Called once, after proof; the codes are off the screen by then, and nothing holds a navigation back. */
  onDone: () => void
}

/** Beyond this two columns would break codes into lines. */
const longestInColumns = 24

/**
 * Shows recovery codes once, over everything else, until the person has shown that they are kept: nothing closes it
 * but "Done", and leaving asks first. What it knows is forgotten with it.
 */
export function RecoveryCodes({ codes, account, replaced, onDone }: RecoveryCodesProps) {
  const t = useT()
  const host = useHost()
  const announce = useAnnounce()
  const { panelName, panelUrl } = usePanel()
  const [made] = useState(() => new Date())
  const [kept, setKept] = useState(false)
  const [closed, setClosed] = useState(false)
  const list = useRef<HTMLOListElement>(null)
  const save = useRef<HTMLButtonElement>(null)
  const form = useForm({
    resolver: zodResolver(proofSchema(codes, kept)),
    defaultValues: { typed: '', safe: false },
    shouldFocusError: false,
  })

  // What reads by itself (focus, reconnection) lives outside of React, and could replace the page below the codes.
  useEffect(() => stillness(host).hold(), [host])

  function showMissing(errors: FieldErrors<SavedCodesProof>) {
    if (errors.typed) return form.setFocus('typed')
    if (kept) return form.setFocus('safe')
    save.current?.focus()
    announce(t('recoveryCodes.saveFirst'))
  }

  function finish() {
    // Before the page goes on: the guard would ask about a navigation of its own.
    flushSync(() => setClosed(true))
    onDone()
  }

  if (closed) return null
  const info = { panel: panelName, origin: new URL(panelUrl).origin, account, made }
  const long = codes.some((code) => code.length > longestInColumns)
  return (
    <>
      <Dialog title={t('recoveryCodes.title')} role="alertdialog" wide>
        <Alert kind={replaced ? 'warn' : 'ok'}>
          <p>{t(replaced ? 'recoveryCodes.replaced' : 'recoveryCodes.on')}</p>
        </Alert>
        <p>{t('recoveryCodes.why')}</p>
        <ol
          ref={list}
          className={styles['codes']}
          data-long={long || undefined}
          aria-label={t('recoveryCodes.list')}
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
        <SaveCodes
          codes={codes}
          info={info}
          list={list}
          save={save}
          onKept={() => {
            setKept(true)
            form.clearErrors()
          }}
        />
        <ProofForm form={form} onProved={finish} onMissing={showMissing} />
        {/* The page's own announcer lies outside, and is silent while a modal dialog is open. */}
        <Announcer />
      </Dialog>
      {/* Beside the dialog and after it, so that its question opens on top. */}
      <LeaveGuard when what={t('recoveryCodes.what')} />
    </>
  )
}
