import { Button } from '#src/ui/button.tsx'
import { RowAdvice, RowFacts } from '#src/ui/row-facts.tsx'

import type { States } from '../states.ts'

const facts = [
  { label: 'Identifier', value: <code>ptlc_vc7njoZ6Mvs</code> },
  { label: 'Allowed addresses', value: '203.0.113.0/24' },
  { label: 'Created', value: '20 November 2026' },
]

export const states: States = {
  facts: () => <RowFacts facts={facts} />,
  'what is read later': () => (
    <RowFacts
      facts={[
        { label: 'Created', value: '20 November 2026', late: 'From 203.0.113.5' },
        { label: 'Last used', value: 'never', late: '' },
      ]}
    />
  ),
  advice: () => (
    <RowAdvice advice={['Nobody has used it for 120 days.', 'It works from any address.']}>
      <Button>Replace…</Button>
    </RowAdvice>
  ),
}
