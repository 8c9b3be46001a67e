import { Mark } from '#src/ui/mark.tsx'
import { RowFacts } from '#src/ui/row-facts.tsx'
import { RowMenu, RowMenuItem } from '#src/ui/row-menu.tsx'
import {
  type Column,
  ColumnWord,
  Table,
  TableFrame,
  TableGroup,
  TableRow,
} from '#src/ui/table.tsx'
import { Value } from '#src/ui/value.tsx'

import type { States } from '../states.ts'

const columns: Column[] = [
  { label: 'Name' },
  { label: 'Last used', rem: 8 },
  { label: 'Address', rem: 9 },
  { rem: 10 },
  { rem: 2.5 },
]
const names = ['Billing sync', 'W'.repeat(32), '<b>bot</b> 🐦 \u202eabc']

type RowProps = {
  name: string
  at: number
  hasPicks: boolean
  isPicked?: boolean
  isOpen?: boolean
}

function ExampleRow({ name, at, hasPicks, isPicked = false, isOpen = false }: RowProps) {
  return (
    <TableRow
      pick={
        hasPicks ? (
          <input type="checkbox" aria-label={`Pick row ${at}`} defaultChecked={isPicked} />
        ) : undefined
      }
      isPicked={isPicked}
      name={<Value of={name} />}
      facts={[
        { value: <ColumnWord>Yesterday</ColumnWord>, prefix: 'Last used' },
        at === 1 ? null : { value: '203.0.113.0/24', isWide: true },
      ]}
      mark={at === 1 ? <Mark>Unused for 90 days</Mark> : undefined}
      menu={
        <RowMenu label={`More for row ${at}`}>
          <RowMenuItem icon="copy" onSelect={() => {}}>
            Copy identifier
          </RowMenuItem>
        </RowMenu>
      }
      isOpen={isOpen}
      onToggle={() => {}}
    >
      <RowFacts facts={[{ label: 'Identifier', value: 'ptlc_vc7njoZ6Mvs' }]} />
    </TableRow>
  )
}

type ExampleProps = { hasPicks?: boolean; picked?: boolean; open?: boolean }

function Example({ hasPicks = false, picked = false, open = false }: ExampleProps) {
  return (
    <div className="gallery-wide">
      <Table
        label="Keys"
        columns={columns}
        pick={hasPicks ? <input type="checkbox" aria-label="Pick all" /> : undefined}
      >
        <TableGroup count={names.length}>
          {names.map((name, at) => (
            <ExampleRow
              key={name}
              {...{ name, at, hasPicks }}
              isPicked={picked && at < 2}
              isOpen={open && at === 0}
            />
          ))}
        </TableGroup>
      </Table>
    </div>
  )
}

export const states: States = {
  rows: () => <Example />,
  'rows that can be picked': () => <Example hasPicks />,
  'rows that are picked': () => <Example hasPicks picked />,
  'an opened row': () => <Example hasPicks open />,
  groups: () => (
    <div className="gallery-wide">
      <Table label="Keys" columns={columns}>
        <TableGroup title="Look at these" count={1}>
          <ExampleRow name="Backups" at={1} hasPicks={false} />
        </TableGroup>
        <TableGroup title="Others" count={1}>
          <ExampleRow name="Billing sync" at={2} hasPicks={false} />
        </TableGroup>
      </Table>
    </div>
  ),
  'a frame alone': () => (
    <div className="gallery-wide">
      <TableFrame columns={columns} hasPicks={false}>
        <p>What stands where a table comes.</p>
      </TableFrame>
    </div>
  ),
}
