import { Button } from '#src/ui/button.tsx'
import { CopySecret } from '#src/ui/secrets/copy-secret.tsx'
import { SecretBlock } from '#src/ui/secrets/secret-block.tsx'
import { SecretDialog } from '#src/ui/secrets/secret-dialog.tsx'
import { ClosingQuestion, SecretFooter } from '#src/ui/secrets/secret-footer.tsx'
import { SecretNews } from '#src/ui/secrets/secret-news.tsx'
import { useSecretView } from '#src/ui/secrets/secret-view.ts'
import { Spelling } from '#src/ui/secrets/spelling.tsx'

import type { States } from '../states.ts'

// Of no panel.
const key = 'ptlc_0OIl1o-Rk7_qX4vB9nT2'
const codes = ['aB3dE6gH9j', 'K0lM2nO4pQ', '1lI0Oo5s5S']

function Block({ secrets }: { secrets: readonly string[] }) {
  const view = useSecretView(false)
  return (
    <SecretBlock view={view} secrets={secrets}>
      {(shown) => (
        <ul>
          {shown.map((each) => (
            <li key={each}>
              <code>{each}</code>
            </li>
          ))}
        </ul>
      )}
    </SecretBlock>
  )
}

const block = (secrets: readonly string[]) => () => (
  <div className="gallery-wide">
    <h2>Told once</h2>
    <Block secrets={secrets} />
  </div>
)

const copying = (state: 'idle' | 'copied' | 'failed') => ({
  state,
  copy: async () => {},
  forget: () => {},
})

const done = <Button kind="primary">Done</Button>
const copy = <CopySecret copying={copying('idle')} label="Copy key" onPress={() => {}} />

const dialog = (footer: React.ReactNode) => () => (
  <SecretDialog
    title="Your new API key"
    lead="It is shown this once."
    onHandCopy={() => {}}
    footer={footer}
  >
    <Block secrets={[key]} />
    <p>
      <SecretNews>The key is in your clipboard.</SecretNews>
    </p>
  </SecretDialog>
)

const question = (isRow: boolean) => (
  <ClosingQuestion
    question="Nothing here knows that the key is kept. Close for good?"
    closeLabel="Close for good"
    isRow={isRow}
    onClose={() => {}}
    onStay={() => {}}
  >
    {copy}
  </ClosingQuestion>
)

export const states: States = {
  'a secret': block([key]),
  'several secrets': block(codes),
  covered: { draw: block([key]), press: ['Hide'] },
  'spelled in its place': {
    draw: block(codes),
    press: ['Spell'],
    until: 'ol[translate="no"]',
  },
  spelling: () => (
    <div className="gallery-wide">
      <Spelling secrets={[key]} />
    </div>
  ),
  'ways to copy it': () =>
    (['idle', 'copied', 'failed'] as const).map((state) => (
      <CopySecret
        key={state}
        copying={copying(state)}
        label="Copy key"
        onPress={() => {}}
      />
    )),
  news: () => (
    <>
      <SecretNews>The file was saved.</SecretNews>
      <SecretNews kind="danger">This is none of the codes.</SecretNews>
    </>
  ),
  'a dialog': dialog(
    <SecretFooter above={copy} isPair>
      <Button>Save as a file</Button>
      {done}
    </SecretFooter>,
  ),
  'a dialog, one row': dialog(<SecretFooter>{done}</SecretFooter>),
  'a dialog that asks': dialog(question(false)),
  'a dialog that asks in a row': dialog(question(true)),
}
