import { Icon } from '#src/ui/icons.tsx'
import { RowMenu, RowMenuItem, rowMenuLink } from '#src/ui/row-menu.tsx'

import type { States } from '../states.ts'

const menu = () => (
  <RowMenu label="More for Backups">
    <a href="#somewhere" {...rowMenuLink}>
      <Icon name="rotate" />
      Replace
    </a>
    <RowMenuItem icon="copy" onSelect={() => {}}>
      Copy identifier
    </RowMenuItem>
    <RowMenuItem icon="delete" destroys onSelect={() => {}}>
      Delete…
    </RowMenuItem>
  </RowMenu>
)

export const states: States = {
  closed: menu,
  open: { draw: menu, press: ['More for'], until: '[role="menuitem"]' },
}
