import { Alert } from '#src/ui/alert.tsx'
import { Button } from '#src/ui/button.tsx'
import {
  barField,
  EmptyState,
  RowsAlert,
  RowsBar,
  RowsCount,
  RowsRemark,
  RowsWait,
  RowsSearch,
} from '#src/ui/rows.tsx'

import type { States } from '../states.ts'

const bar = (value: string) => () => (
  <div className="gallery-wide">
    <RowsBar>
      <RowsSearch
        label="Search keys"
        placeholder="Search"
        value={value}
        onChange={() => {}}
      >
        <select className={barField} aria-label="Order">
          <option>Newest first</option>
        </select>
      </RowsSearch>
      <RowsCount>3 of 25</RowsCount>
      <Button kind="primary">Create key</Button>
    </RowsBar>
  </div>
)

export const states: States = {
  bar: bar(''),
  'bar, searched': bar('backup'),
  remark: () => <RowsRemark>No key matches your search.</RowsRemark>,
  wait: () => <RowsWait>Asking the panel…</RowsWait>,
  'a message': () => (
    <RowsAlert>
      <Alert kind="warn" title="The list could not be read">
        <p>What you see may be out of date.</p>
      </Alert>
    </RowsAlert>
  ),
  'an empty list': () => (
    <div className="gallery-wide">
      <EmptyState
        title="No API keys yet"
        text="A key lets a program use your account."
        action={<Button kind="primary">Create key</Button>}
      />
    </div>
  ),
  'an empty list, nothing to do': () => (
    <div className="gallery-wide">
      <EmptyState title="Nothing yet" text="What happens stands here." />
    </div>
  ),
}
