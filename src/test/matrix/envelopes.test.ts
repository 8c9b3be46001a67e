import '#src/test/dom.ts'
import { expect, test } from 'vitest'

import { envelopes } from '../../../e2e/matrix/envelopes.ts'
import { play } from '../../../e2e/matrix/play.ts'
import { uses } from '../../../e2e/matrix/uses.ts'
import { startInProcess } from './in-process.ts'
import { warmUp } from './play-cells.ts'

warmUp()

const played = [
  'api-keys',
  'login',
  'email',
  'password',
  'api-key-create',
  'ssh-key-add',
  'disable',
]

for (const use of uses.filter(({ name }) => played.includes(name)))
  for (const envelope of envelopes)
    test(`${use.name}, refused by ${envelope.name}`, async () => {
      const wrong = await play(use, envelope, startInProcess())
      expect(wrong.join('\n; ')).toBe('')
    })
