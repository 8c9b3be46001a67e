import { Icon } from '#src/ui/icons.tsx'
import { Summary, summaryLook, SummaryMark, SummaryWait } from '#src/ui/summary.tsx'

import type { States } from '../states.ts'

const look = { isLine: true }

export const states: States = {
  'a figure': () => (
    <div className="gallery-wide">
      <a href="#somewhere" {...summaryLook()}>
        <Summary sign={3} title="API keys">
          Programs that can use your account.
        </Summary>
      </a>
    </div>
  ),
  'lines that lead somewhere': () => (
    <div className="gallery-wide">
      <a href="#keys" {...summaryLook(look)}>
        <Summary sign={3} title="API keys" leads>
          <SummaryMark>2 to look at</SummaryMark>
        </Summary>
      </a>
      <a href="#two-factor" {...summaryLook(look)}>
        <Summary sign={<Icon name="unguarded" />} title="Two-factor is off" warns leads>
          Whoever has your password can sign in.
        </Summary>
      </a>
    </div>
  ),
  'being read': () => (
    <div className="gallery-wide">
      <div {...summaryLook(look)}>
        <Summary sign={<Icon name="apiKeys" />} title="API keys">
          <SummaryWait>Reading…</SummaryWait>
        </Summary>
      </div>
    </div>
  ),
  'a mark alone': () => <SummaryMark>2 to look at</SummaryMark>,
}
