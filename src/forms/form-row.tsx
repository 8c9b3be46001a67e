import { Suspense, useRef, type ComponentProps, type ReactNode } from 'react'

import { useHost } from '#src/host/context.ts'
import { Button } from '#src/ui/button.tsx'
import { CodeWait, usePrefetch, type LazyPart } from '#src/ui/lazy-part.tsx'
import { Row } from '#src/ui/section.tsx'

type FormRowProps = Pick<
  ComponentProps<typeof Row>,
  'sign' | 'label' | 'value' | 'note'
> & {
  /** What the button says that opens the form. */
  openLabel: string
  /** The main thing to do with the row, beside which the button that opens the form is a quiet one. */
  mainAction?: ReactNode
  open: boolean
  onOpen: () => void
  onClose: () => void
  /** The form's code. */
  part: Pick<LazyPart<never>, 'prefetch'>
  /** The form; `close` closes it and gives focus back to the button. */
  form: (close: () => void) => ReactNode
  /** What stands below the value while the form is closed. */
  children?: ReactNode
}

/** A row that opens into a form whose code comes with the first who wants it. */
export function FormRow({
  openLabel,
  mainAction,
  open,
  onOpen,
  onClose,
  part,
  form,
  children,
  ...row
}: FormRowProps) {
  const prefetch = usePrefetch(part)
  const host = useHost()
  const opener = useRef<HTMLButtonElement>(null)

  function close() {
    onClose()
    // The button comes back with the row; focus belongs where it was. Who is elsewhere, since a panel was late, stays there.
    requestAnimationFrame(() => host.focused() ?? opener.current?.focus())
  }

  return (
    <Row
      {...row}
      action={
        open ? null : (
          <>
            <Button
              ref={opener}
              kind={mainAction ? 'plain' : 'normal'}
              onClick={onOpen}
              // The form is fetched when somebody is about to want it: most visits only look.
              onPointerEnter={prefetch}
              onFocus={prefetch}
            >
              {openLabel}
            </Button>
            {mainAction}
          </>
        )
      }
    >
      {open ? (
        <Suspense fallback={<CodeWait of="part" onCancel={close} />}>
          <Opened {...{ form, close }} />
        </Suspense>
      ) : (
        children
      )}
    </Row>
  )
}

/** Apart, as `close` knows the button, and nobody asks for that while rendering. */
function Opened({ form, close }: Pick<FormRowProps, 'form'> & { close: () => void }) {
  return form(close)
}
