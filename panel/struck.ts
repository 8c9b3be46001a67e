/** Thrown instead of an answer, or of its end: whoever serves it is to destroy the socket. */
export class DroppedAnswer extends Error {
  override name = 'DroppedAnswer'
}

/** A request that a fault strikes. */
export type Struck = {
  request: Request
  /** What the panel answered, when it carried the request out before the fault struck. */
  answered: Response | null
  /** How many times faster time goes. */
  hurry: number
  /** Has the panel carry it out now. */
  run: () => Promise<Response>
}

/** What comes back instead. */
export type Spoil = (struck: Struck) => Response | Promise<Response>

/** Waits so long. */
export const seconds = (count: number): Promise<void> =>
  new Promise<void>((resolve) => setTimeout(resolve, count * 1000))
