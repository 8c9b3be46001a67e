import type { ReactNode, Ref } from 'react'

import type { Failure } from '#src/api/failures.ts'
import { useT } from '#src/i18n/context.ts'
import { CopyButton } from '#src/ui/copy-button.tsx'
import { Notice } from '#src/ui/notice.tsx'

import { failureWords } from './failure-words.ts'
import { Wait } from './wait.tsx'

type FailureNoticeProps = {
  failure: Failure
  /** Whether an action failed, rather than reading. */
  write?: boolean
  /** The way on, e.g. "Try again". */
  actions?: ReactNode
  ref?: Ref<HTMLDivElement>
}

/** A failure where it belongs: its words, a countdown when the panel asks to wait, a report when it surprised us. */
export function FailureNotice({
  failure,
  write = false,
  actions,
  ref,
}: FailureNoticeProps) {
  const t = useT()
  const { title, text } = failureWords(failure, t, write)
  if (failure.kind === 'throttled')
    return <Wait failure={failure} actions={actions} {...(ref && { ref })} />
  const report =
    failure.kind === 'surprise' ? (
      <CopyButton text={failure.report} label={t('errors.copyReport')} />
    ) : null
  return (
    <Notice
      kind={failure.kind === 'unavailable' ? 'warn' : 'danger'}
      role="alert"
      title={title}
      {...(ref && { ref })}
      {...((actions || report) && {
        actions: (
          <>
            {actions}
            {report}
          </>
        ),
      })}
    >
      <p>{text}</p>
    </Notice>
  )
}
