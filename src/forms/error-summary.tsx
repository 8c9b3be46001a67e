import { useEffect, useId, useRef } from 'react'
import { useHref, useLocation } from 'react-router'

import { useHost } from '#src/host/context.ts'
import { retitle } from '#src/host/retitle.ts'
import { useT } from '#src/i18n/context.ts'
import { Alert } from '#src/ui/alert.tsx'

import text from '#src/ui/text.module.css'

type ErrorSummaryProps = {
  /** What is to be mended, in their order. */
  fields: readonly HTMLInputElement[]
  /** What had focus when that was found. */
  from: Element | null
}

/**
 * Which fields of a form are to be mended, above it, each with the way there; what is wrong with one stands beside it. It stays
 * as it is while they are mended, so that nothing moves below whoever types, and therefore says nothing that would be over then.
 */
export function ErrorSummary({ fields, from }: ErrorSummaryProps) {
  const t = useT()
  const id = useId()
  const host = useHost()
  const address = useHref(useLocation())
  const summary = useRef<HTMLDivElement>(null)

  // Whoever hears the page is led to it when it comes. Its code may come late, and somebody be busy elsewhere by then.
  useEffect(() => {
    const now = host.focused()
    if (now === from || now === null) summary.current?.focus()
  }, [host, from])

  // The title of the document is the first that a screen reader says of the page, and names its tab among others.
  useEffect(
    () =>
      retitle(host, (title) => {
        const told = t('errorSummary.documentTitle', { title: '' }).trim()
        // Another form's summary has said it.
        return title.startsWith(told) ? title : t('errorSummary.documentTitle', { title })
      }),
    [host, t],
  )

  return (
    <div ref={summary} role="group" aria-labelledby={id} tabIndex={-1}>
      <Alert kind="danger" title={<span id={id}>{t('errorSummary.title')}</span>}>
        <ul className={text['bullets']}>
          {fields.map((field) => (
            <li key={field.id}>
              <a
                href={address}
                onClick={(event) => {
                  // Not to an address: one with a fragment would be another place where those are addresses.
                  event.preventDefault()
                  field.focus()
                }}
              >
                {field.labels?.[0]?.textContent}
              </a>
            </li>
          ))}
        </ul>
      </Alert>
    </div>
  )
}
