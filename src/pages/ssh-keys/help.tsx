import { Connect } from './connect/connect.tsx'
import { MakeKey } from './connect/make-key.tsx'

/** What keys are for and where they come from, below the list. */
export function Help() {
  return (
    <>
      <Connect />
      <MakeKey />
    </>
  )
}
