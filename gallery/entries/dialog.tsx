import { Actions, Button } from '#src/ui/button.tsx'
import { Dialog } from '#src/ui/dialog.tsx'
import { Stack } from '#src/ui/section.tsx'

import type { States } from '../states.ts'

const answers = (
  <Actions>
    <Button kind="primary" data-first-focus>
      Stay
    </Button>
    <Button kind="danger">Leave</Button>
  </Actions>
)

export const states: States = {
  'can be closed': () => (
    <Dialog title="Leave without saving?" onClose={() => {}}>
      <p>Your new email is not saved.</p>
      {answers}
    </Dialog>
  ),
  'must be answered': () => (
    <Dialog title="Your session has ended" role="alertdialog" urgent>
      <p>Sign in to go on where you are.</p>
      {answers}
    </Dialog>
  ),
  bare: () => (
    <Dialog title="Search" bare onClose={() => {}}>
      <p>Reaches to its edges.</p>
    </Dialog>
  ),
  long: () => (
    <Dialog title={'A title of many words '.repeat(6)} onClose={() => {}}>
      <Stack>
        {Array.from({ length: 40 }, (_, at) => (
          <p key={at}>Paragraph {at + 1} of more than a window holds.</p>
        ))}
      </Stack>
      {answers}
    </Dialog>
  ),
}
