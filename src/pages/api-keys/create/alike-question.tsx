import type { ReactNode } from 'react'

import type { ApiKey } from '#src/api/api-keys.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { Link } from '#src/navigation/sections.tsx'
import { Alert } from '#src/ui/alert.tsx'
import { Button, buttonLook } from '#src/ui/button.tsx'

import { KeyIdentifiers } from './key-identifiers.tsx'

type AlikeQuestionProps = {
  /** At least one. */
  keys: readonly ApiKey[]
  /** Somebody wants another key all the same. */
  onAnyway: (form: HTMLFormElement | null) => void
  /** What is known beside that. */
  children?: ReactNode
}

/** Asks whether another key shall be made where keys just like it are there, which may be what another tab made meanwhile. */
export function AlikeQuestion({ keys, onAnyway, children }: AlikeQuestionProps) {
  const t = useT()
  const rich = useRich()
  return (
    <Alert
      kind="warn"
      role="alert"
      takesFocus
      title={t('apiKeyCreate.alikeTitle', { count: keys.length })}
      actions={
        <>
          <Link {...buttonLook()} to={paths.apiKeys()}>
            {t('apiKeyCreate.toList')}
          </Link>
          <Button onClick={({ currentTarget }) => onAnyway(currentTarget.form)}>
            {t('apiKeyCreate.openAnyway')}
          </Button>
        </>
      }
    >
      {children}
      <p>
        {rich('apiKeyCreate.alike', {
          count: keys.length,
          identifiers: <KeyIdentifiers keys={keys} />,
        })}
      </p>
    </Alert>
  )
}
