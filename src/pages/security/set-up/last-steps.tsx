import type { Account } from '#src/api/account.ts'

import { RecoveryCodes } from '../recovery-codes/recovery-codes.tsx'
import { ConfirmForm } from './confirm-form.tsx'
import type { SetUp, SetUpState } from './flow.ts'

type LastStepsProps = {
  setUp: SetUp
  step: Extract<SetUpState, { name: 'confirm' | 'codes' }>
  account: Account
  onDone: () => void
}

/**
 * Confirming and keeping the recovery codes, in one file: what shows the codes must be there before they are asked for,
 * since a download that fails afterwards would lose them.
 */
export function LastSteps({ setUp, step, account, onDone }: LastStepsProps) {
  return step.name === 'codes' ? (
    <RecoveryCodes codes={step.codes} account={account} replaced={false} onDone={onDone} />
  ) : (
    <ConfirmForm
      account={account}
      setup={step.setup}
      onEnabled={setUp.finish}
      onBack={() => setUp.goTo('scan')}
      onStartAgain={() => void setUp.start()}
    />
  )
}
