import { ExactMoment } from '#src/ui/exact-moment.tsx'
import { BriefTime, Time } from '#src/ui/time.tsx'

import type { States } from '../states.ts'

const hour = 60 * 60 * 1000
const day = 24 * hour
const ages = [0, hour / 12, 5 * hour, day, 3 * day, 30 * day, 400 * day]

export const states: States = {
  time: () =>
    ages.map((age) => (
      <p key={age}>
        <Time at={Date.now() - age} />
      </p>
    )),
  'in a column': () =>
    ages.map((age) => (
      <p key={age}>
        <BriefTime at={Date.now() - age} />
      </p>
    )),
  exactly: () => (
    <p>
      <ExactMoment at={Date.UTC(2026, 10, 26, 13, 2, 11)} />
    </p>
  ),
  'in a sentence': () => (
    <p>
      Last used <BriefTime at={Date.now() - day} inSentence />.
    </p>
  ),
}
