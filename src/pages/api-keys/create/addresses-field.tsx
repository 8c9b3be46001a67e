import { useQuery } from '@tanstack/react-query'
import { useRef, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { useWatch, type UseFormReturn } from 'react-hook-form'

import { feedFacts } from '#src/feed/facts.ts'
import { useFieldError } from '#src/forms/controls.tsx'
import { useOfferedFocus } from '#src/forms/use-offered-focus.ts'
import { useT } from '#src/i18n/context.ts'
import { useAnnounce } from '#src/ui/announcer.tsx'
import { Button } from '#src/ui/button.tsx'
import { classNames } from '#src/ui/class-names.ts'
import { Field } from '#src/ui/field.tsx'

import { includes, isRange, readRange } from '../addresses/range.ts'
import { Chip } from './chip.tsx'
import { allEntries, type ApiKeyDraft } from './draft.ts'
import { putBack } from './put-back.ts'

import text from '#src/ui/text.module.css'
import styles from './create.module.css'

type AddressesFieldProps = {
  form: UseFormReturn<ApiKeyDraft>
  /** Entries that the panel has refused. */
  refused: ReadonlySet<string>
  /** Whether it is what somebody has come for: it has focus then, unless they are busy elsewhere. */
  isOffered: boolean
}

/** From where the key works: typed one by one, or pasted many at once. */
export function AddressesField({ form, refused, isOffered }: AddressesFieldProps) {
  const t = useT()
  const announce = useAnnounce()
  const input = useRef<HTMLInputElement>(null)
  const [addresses, pending] = useWatch({
    control: form.control,
    name: ['addresses', 'pending'],
  })
  const error = useFieldError(form.control, 'pending')
  const offered = useOfferedFocus(isOffered)
  const { data: present } = useQuery(feedFacts.presentAddress())
  const ranges = addresses.map(readRange).filter(isRange)
  const excluded = present && ranges.length > 0 && !includes(ranges, present)
  const advice = excluded
    ? t('apiKeyCreate.excluded', { address: present })
    : present === null && addresses.length > 0 && t('apiKeyCreate.noPresent')

  function change(next: string[], rest: string) {
    form.setValue('addresses', next, { shouldDirty: true })
    form.setValue('pending', rest, { shouldDirty: true })
    form.clearErrors('pending')
  }

  /** Takes what stands in a text into the list, and leaves `rest` in the input. */
  function take(text: string, rest = '') {
    const next = allEntries(addresses, text)
    const added = next.slice(addresses.length)
    const count = added.length
    const odd = added.filter((entry) => !isRange(readRange(entry))).length
    if (count > 0) announce(t('apiKeyCreate.taken', { count, odd }))
    else if (text.trim()) announce(t('apiKeyCreate.inListAlready'))
    change(next, rest)
  }

  function remove(entry: string) {
    change(
      addresses.filter((each) => each !== entry),
      pending,
    )
    announce(t('apiKeyCreate.addressRemoved', { address: entry }))
    input.current?.focus()
  }

  function edit(entry: string) {
    // The field has the entry before it has focus, so that its caret stands behind it.
    flushSync(() => putBack(form, entry))
    form.clearErrors('pending')
    input.current?.focus()
  }

  function press(event: KeyboardEvent) {
    const last = addresses.at(-1)
    if ((event.key === 'Enter' && pending.trim()) || event.key === ',') {
      event.preventDefault()
      take(pending)
    } else if (event.key === 'Backspace' && pending === '' && last !== undefined) {
      event.preventDefault()
      change(addresses.slice(0, -1), last)
    }
  }

  return (
    <div ref={offered} className={styles['addresses']}>
      <Field
        label={t('apiKeyCreate.allowed')}
        error={error}
        hint={t('apiKeyCreate.allowedHint')}
        advice={advice}
      >
        {(wiring) => (
          <input
            {...wiring}
            ref={(element) => {
              input.current = element
              form.register('pending').ref(element)
            }}
            type="text"
            name="pending"
            dir="ltr"
            value={pending}
            onChange={(event) => {
              const { value } = event.target
              const last = addresses.at(-1)
              // The blank before the dash of a range has ended its first half.
              if (/^\s*-/.test(value) && last !== undefined)
                return change(addresses.slice(0, -1), `${last} ${value}`)
              // A blank or a comma ends an entry, unless it stands around the dash of a range.
              if (/[\s,;]/.test(value.trimStart().replace(/\s*-\s*/g, '-'))) take(value)
              else form.setValue('pending', value, { shouldDirty: true })
            }}
            onKeyDown={press}
            onPaste={(event) => {
              const text = event.clipboardData.getData('text')
              if (!/[\s,;]/.test(text.trim())) return
              // Lines would be lost in an input of one line.
              event.preventDefault()
              // Apart from what is there: halves that join may mean far more than either.
              const { selectionStart, selectionEnd } = event.currentTarget
              const before = pending.slice(0, selectionStart ?? pending.length)
              const after = pending.slice(selectionEnd ?? pending.length)
              take(`${before}\n${text}\n${after}`)
            }}
            autoCapitalize="off"
            autoComplete="off"
            autoCorrect="off"
            spellCheck={false}
            translate="no"
          />
        )}
      </Field>
      {addresses.length > 0 && (
        <ul
          className={classNames(text['surface'], styles['chips'])}
          aria-label={t('apiKeyCreate.addressList')}
        >
          {addresses.map((entry) => (
            <Chip
              key={entry}
              entry={entry}
              refused={refused.has(entry)}
              list={addresses}
              onEdit={() => edit(entry)}
              onRemove={() => remove(entry)}
            />
          ))}
        </ul>
      )}
      {present && (addresses.length === 0 || excluded) && (
        <Button
          onClick={() => {
            // Whatever is being typed is not what the press is about.
            take(present, pending)
            // The button goes.
            input.current?.focus()
          }}
        >
          {t('apiKeyCreate.addPresent', { address: present })}
        </Button>
      )}
    </div>
  )
}
