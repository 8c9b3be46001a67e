import { Alert } from '#src/ui/alert.tsx'
import { Button } from '#src/ui/button.tsx'

import type { States } from '../states.ts'

const long = 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(3)

export const states: States = {
  kinds: () => (
    <>
      {(['info', 'ok', 'warn', 'danger'] as const).map((kind) => (
        <Alert key={kind} kind={kind} title={`A message of the kind ${kind}`}>
          <p>What happened, and what to do about it.</p>
        </Alert>
      ))}
    </>
  ),
  'without a title': () => (
    <Alert kind="danger" role="alert">
      <p>This value was refused.</p>
      <p>So was that one.</p>
    </Alert>
  ),
  'only a title': () => <Alert kind="ok" role="status" title="It was saved." />,
  'with actions': () => (
    <Alert
      kind="warn"
      title="The panel asked for a pause"
      actions={
        <>
          <Button>Try again</Button>
          <Button kind="plain">Copy a report</Button>
        </>
      }
    >
      <p>It goes on by itself in 20 seconds.</p>
    </Alert>
  ),
  'takes focus': () => (
    <Alert kind="danger" role="alert" title="It was not saved" takesFocus>
      <p>What was pressed for it is gone.</p>
    </Alert>
  ),
  'long words': () => (
    <Alert kind="info" title={long} actions={<Button>{long}</Button>}>
      <p>{long}</p>
    </Alert>
  ),
}
