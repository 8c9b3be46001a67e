import { useState } from 'react'

import type { Account } from '#src/api/account.ts'

import { RecoveryCodes } from './recovery-codes/recovery-codes.tsx'
import { ReplaceForm } from './replace-form.tsx'

type ReplaceCodesProps = {
  account: Account
  /** The new codes are safe. */
  onDone: () => void
  /** This panel makes no new codes while two-factor is on. */
  onRefused: () => void
  onCancel: () => void
}

/** The form that makes new codes, then what shows them, in one file: nothing has to be fetched once the codes are here. */
export function ReplaceCodes({ account, onDone, onRefused, onCancel }: ReplaceCodesProps) {
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  return codes ? (
    <RecoveryCodes codes={codes} account={account} replaced onDone={onDone} />
  ) : (
    <ReplaceForm
      account={account}
      onReplaced={setCodes}
      onRefused={onRefused}
      onCancel={onCancel}
    />
  )
}
