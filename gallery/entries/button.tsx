import { Actions, Button, buttonLook } from '#src/ui/button.tsx'
import { focusOnArrival } from '#src/ui/focus.ts'
import { Icon } from '#src/ui/icons.tsx'

import type { States } from '../states.ts'

const kinds = ['primary', 'normal', 'plain', 'danger'] as const

export const states: States = {
  kinds: () =>
    kinds.map((kind) => (
      <Button key={kind} kind={kind}>
        Save {kind}
      </Button>
    )),
  pending: () =>
    kinds.map((kind) => (
      <Button key={kind} kind={kind} pending pendingLabel="Saving…">
        Save {kind}
      </Button>
    )),
  'with a sign': () =>
    kinds.map((kind) => (
      <Button key={kind} kind={kind}>
        <Icon name="copy" />
        Copy
      </Button>
    )),
  pressed: () => (
    <Button kind="plain" aria-pressed>
      Spell
    </Button>
  ),
  ...Object.fromEntries(
    kinds.map((kind) => [
      `focus, ${kind}`,
      () => (
        <Button kind={kind} ref={focusOnArrival}>
          Save
        </Button>
      ),
    ]),
  ),
  'looks for links': () =>
    kinds.map((kind) => (
      <a key={kind} href="#somewhere" {...buttonLook(kind)}>
        Somewhere {kind}
      </a>
    )),
  'at the end of a form': () => (
    <Actions>
      <Button kind="primary">Save</Button>
      <Button>Cancel</Button>
      <Button kind="plain">Forgot it?</Button>
    </Actions>
  ),
  'long words': () => (
    <Actions>
      <Button kind="primary">{'Everything that there is to save '.repeat(4)}</Button>
      <Button kind="danger">{'WithoutASingleBlank'.repeat(8)}</Button>
    </Actions>
  ),
}
