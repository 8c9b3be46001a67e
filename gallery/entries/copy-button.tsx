import { CopyButton } from '#src/ui/copy-button.tsx'

import type { States } from '../states.ts'

export const states: States = {
  'at rest': () => (
    <>
      <CopyButton text="una" />
      <CopyButton text="una" of="User name" kind="normal" />
      <CopyButton text="una" label="Copy a report" />
      <CopyButton text="una" of="User name" isSign />
    </>
  ),
  copied: { draw: () => <CopyButton text="una" of="User name" isSign />, press: ['Copy'] },
  refused: {
    draw: () => (
      <>
        <code>una</code>
        <CopyButton text="una" selects={() => document.querySelector('code')} />
      </>
    ),
    host: { copy: () => Promise.reject(new Error('refused')) },
    press: ['Copy'],
  },
}
