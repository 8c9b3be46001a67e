import { Surprise, Unavailable } from '#src/api/failures.ts'
import {
  CameLate,
  EarlierLate,
  FormAlert,
  UnheardAlert,
  type Trouble,
} from '#src/forms/form-alert.tsx'

import type { States } from '../states.ts'

const endpoint = 'PUT /account/email'
const unheard = new Unavailable(endpoint, 'timeout', { mayHaveRun: true, waited: 20_000 })
const cut = new Unavailable(endpoint, 'network', { mayHaveRun: true })
const odd = new Surprise(endpoint, `${endpoint}: 200 text/html`, true)

const alert = (trouble: Trouble, words?: string) => () => (
  <FormAlert trouble={trouble} lostAnswerWords={words} />
)

export const states: States = {
  refused: alert({ refused: ['The email is taken.', 'The language is not known.'] }),
  'no answer, looked for': alert({
    unheard,
    outcome: 'unknown',
    checksFirst: true,
    looking: 'now',
  }),
  'no answer, looked for in vain': alert({
    unheard,
    outcome: 'not-done',
    checksFirst: true,
    looking: 'in-vain',
  }),
  'no answer, not known': alert({ unheard: cut, outcome: 'unknown' }),
  'no answer, not done': alert({ unheard: odd, outcome: 'not-done', checksFirst: true }),
  'no answer, own words': alert(
    { unheard: odd, outcome: 'unknown' },
    'Look into your mail.',
  ),
  'no answer, elsewhere than above a form': () => (
    <UnheardAlert unheard={cut} outcome="unknown" />
  ),
  'something sent earlier': () => <EarlierLate isLookedFor={false} />,
  'something sent earlier, looked for': () => <EarlierLate isLookedFor />,
  'it came late': () => <CameLate isSent />,
  'it came late, and this was not sent': () => <CameLate isSent={false} />,
}
