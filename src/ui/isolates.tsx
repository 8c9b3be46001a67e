import { Fragment } from 'react'

import { Private } from './private.tsx'

const isolate = /(\u2068[^\u2068\u2069]*\u2069)/

/** A sentence whose values are `isolated`: each of them is hidden by itself, where values are hidden from whoever looks on. */
export function Isolates({ of }: { of: string }) {
  return of.split(isolate).map((part, at) => (
    // The parts of a sentence have no names, and never change places.
    <Fragment key={at}>
      {at % 2 ? <Private of={part.slice(1, -1)}>{part}</Private> : part}
    </Fragment>
  ))
}
