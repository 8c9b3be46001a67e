import { useQuery } from '@tanstack/react-query'

import { Unavailable, Unsupported, type Failure } from '#src/api/failures.ts'
import { QueryState } from '#src/forms/query-state.tsx'
import { NotOffered } from '#src/session/not-offered.tsx'

import type { States } from '../states.ts'

type ExampleProps = { answer: () => Promise<string>; before?: string }

function Example({ answer, before }: ExampleProps) {
  const query = useQuery({
    queryKey: ['example'],
    queryFn: answer,
    ...(before !== undefined && { initialData: before }),
  })
  return (
    <div className="gallery-wide">
      <QueryState
        query={query}
        notOffered={<NotOffered title="Not here" text="The panel itself may have it." />}
      >
        {(text) => <p>{text}</p>}
      </QueryState>
    </div>
  )
}

const failing = (failure: Failure) => () => Promise.reject(failure)
const away = new Unavailable('GET /x', 'server', { status: 500, mayHaveRun: false })

export const states: States = {
  'being read': () => <Example answer={() => new Promise(() => {})} />,
  read: { draw: () => <Example answer={async () => 'What was read.'} />, until: 'main p' },
  failed: { draw: () => <Example answer={failing(away)} />, until: '[role="alert"]' },
  'failed, with what was read before': {
    draw: () => <Example answer={failing(away)} before="What was read before." />,
    until: '[role="alert"]',
  },
  'not offered': {
    draw: () => <Example answer={failing(new Unsupported('GET /x', 404))} />,
    until: '[part="alert"]',
  },
}
