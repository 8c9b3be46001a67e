import type { ReactNode, Ref } from 'react'
import type { Control } from 'react-hook-form'
import * as z from 'zod/mini'

import type { Account } from '#src/api/account.ts'
import { CodeField, PasswordField, UsernameField } from '#src/forms/controls.tsx'
import { messageKey } from '#src/forms/schema-messages.ts'
import { useT } from '#src/i18n/context.ts'
import { signInCode } from '#src/session/sign-in-code.ts'

import styles from './code-and-password.module.css'

/** A sign-in code and the password, as the panel wants them together; blanks and dashes in a pasted code do not count. */
export const CodeAndPasswordValues = z.object({
  code: signInCode('codes.signInCodeMissing', 'codes.signInCodeForm'),
  password: z.string().check(z.minLength(1, messageKey('errors.required'))),
})
export type CodeAndPasswordValues = z.infer<typeof CodeAndPasswordValues>
export const noProof: CodeAndPasswordValues = { code: '', password: '' }

type CodeAndPasswordProps = {
  control: Control<CodeAndPasswordValues>
  account: Account
  codeHint?: string
  /** What belongs to the code, below it. */
  afterCode?: ReactNode
  /** Around the field for the code, for whoever gives it focus, or selects it: by itself it takes none from the heading of its page. */
  codeBox?: Ref<HTMLDivElement>
}

/** The two fields that prove who somebody is and that their app has the right entry. */
export function CodeAndPassword({
  control,
  account,
  codeHint,
  afterCode,
  codeBox,
}: CodeAndPasswordProps) {
  const t = useT()
  return (
    <>
      <div ref={codeBox} className={styles['code']}>
        <CodeField
          control={control}
          name="code"
          label={t('codes.signInCode')}
          hint={codeHint}
          autoComplete="one-time-code"
          inputMode="numeric"
        />
        {afterCode}
      </div>
      <UsernameField username={account.username} />
      <PasswordField
        control={control}
        name="password"
        label={t('security.currentPassword')}
        autoComplete="current-password"
      />
    </>
  )
}
