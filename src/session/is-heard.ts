import { isFailure, type Failure } from '#src/api/failures.ts'
import { mayComeLate } from '#src/api/in-doubt.ts'

const isUnreadable = (failure: Failure) => failure.kind === 'surprise' && failure.mayHaveRun

/** Whether a write that failed has an answer of the panel: a server on the way may have answered in its place, and it is at it still. */
export const isHeard = (error: unknown): boolean =>
  isFailure(error) && !mayComeLate(error) && !isUnreadable(error)
