import { useEffect, useRef, type DragEvent } from 'react'
import { useController, type Control } from 'react-hook-form'

import { useFieldError } from '#src/forms/controls.tsx'
import { useT } from '#src/i18n/context.ts'
import { Button } from '#src/ui/button.tsx'
import { Field } from '#src/ui/field.tsx'

import { looksPrivate } from '../key/looks-private.ts'
import type { SshKeyDraft } from './draft.ts'

import styles from './add.module.css'

/** More is no public key, whatever it is; reading it would only take time. */
const largestFile = 65_536

/** Nobody types so many letters at once. */
const shortestPaste = 20

type KeyFieldProps = {
  control: Control<SshKeyDraft>
  /** A private key was kept out; its text, to be described and forgotten. */
  onPrivate: (text: string, from: 'field' | 'file') => void
  /** Something else came in; `isWhole`: at once, as what is pasted, dropped or chosen does. */
  onClean: (isWhole: boolean) => void
  /** Typing is over. */
  onLeave: () => void
  /** A file that is too large to be a key. */
  onTooLarge: () => void
}

/** Where the public key is pasted, dropped, typed or chosen from a file. A private key never gets in. */
export function KeyField({
  control,
  onPrivate,
  onClean,
  onLeave,
  onTooLarge,
}: KeyFieldProps) {
  const t = useT()
  const { field } = useController({ control, name: 'key' })
  const error = useFieldError(control, 'key')
  const area = useRef<HTMLTextAreaElement>(null)
  const chooser = useRef<HTMLInputElement>(null)

  // React has no `beforeinput` of the platform's: its own one lacks what is pasted, and comes too late for Undo.
  useEffect(() => {
    const element = area.current
    if (!element) return
    const keepOut = (event: InputEvent) => {
      const found = privateInsertion(event, element)
      if (found === null) return
      event.preventDefault()
      onPrivate(found, 'field')
    }
    element.addEventListener('beforeinput', keepOut)
    return () => element.removeEventListener('beforeinput', keepOut)
  }, [onPrivate])

  function enter(text: string, from: 'field' | 'file') {
    if (looksPrivate(text)) {
      // What a keyboard composes cannot be refused beforehand: the field loses it at once.
      if (from === 'field') field.onChange('')
      return onPrivate(text, from)
    }
    const isWhole = from === 'file' || text.length - field.value.length >= shortestPaste
    field.onChange(text)
    onClean(isWhole)
  }

  async function read(file: File | undefined) {
    if (!file) return
    if (file.size > largestFile) return onTooLarge()
    enter(await file.text(), 'file')
    area.current?.focus()
  }

  function drop(event: DragEvent) {
    const [file] = event.dataTransfer.files
    if (!file) return
    event.preventDefault()
    void read(file)
  }

  return (
    <Field label={t('sshKeyAdd.key')} error={error} hint={t('sshKeyAdd.keyHint')}>
      {(wiring) => (
        <div className={styles['key']}>
          <textarea
            {...wiring}
            ref={(element) => {
              area.current = element
              field.ref(element)
            }}
            name={field.name}
            value={field.value}
            onChange={(event) => enter(event.target.value, 'field')}
            onBlur={() => {
              field.onBlur()
              onLeave()
            }}
            onDragOver={(event) => event.preventDefault()}
            onDrop={drop}
            rows={4}
            dir="ltr"
            translate="no"
            autoCapitalize="off"
            autoComplete="off"
            autoCorrect="off"
            spellCheck={false}
          />
          <input
            ref={chooser}
            type="file"
            hidden
            accept=".pub,.pem,.txt,text/plain"
            onChange={(event) => {
              void read(event.target.files?.[0])
              // The same file chosen again is a change, too.
              event.target.value = ''
            }}
          />
          <Button onClick={() => chooser.current?.click()}>
            {t('sshKeyAdd.chooseFile')}
          </Button>
        </div>
      )}
    </Field>
  )
}

/**
 * Whether what is about to be inserted is a private key, or makes the field hold one. Asked before it is in the field:
 * what was never there cannot be brought back by Undo or Redo.
 * @returns the text that would hold the private key, to be described and forgotten; `null` when there is none.
 */
function privateInsertion(event: InputEvent, field: HTMLTextAreaElement): string | null {
  const text = event.data ?? event.dataTransfer?.getData('text/plain') ?? null
  if (text === null) return null
  if (looksPrivate(text)) return text
  const { value, selectionStart, selectionEnd } = field
  const whole = value.slice(0, selectionStart) + text + value.slice(selectionEnd)
  return looksPrivate(whole) ? whole : null
}
