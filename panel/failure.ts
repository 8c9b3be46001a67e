import type { Word } from './dialects/words.ts'

/** One entry of the panel's `errors`. */
export type Complaint = { detail: string; meta?: { source_field: string; rule: string } }

/** A refusal, rendered as JSON, a page or a way back by `render.ts`. */
export class Failure extends Error {
  override name = 'Failure'
  readonly status: number
  readonly code: string
  readonly complaints: readonly Complaint[]
  readonly headers: Readonly<Record<string, string>>
  /** Where a caller that does not expect JSON is sent: the page it came from, the sign-in page, or nowhere. */
  readonly instead: 'back' | 'sign-in' | 'page'
  /** The status inside of the body, where it differs. */
  readonly innerStatus: number
  /** What it is about, where dialects have words of their own for it. */
  readonly word: Word | null

  constructor(
    status: number,
    code: string,
    complaints: string | readonly Complaint[],
    options: {
      headers?: Record<string, string>
      instead?: 'back' | 'sign-in' | 'page'
      innerStatus?: number
      word?: Word
    } = {},
  ) {
    super(code)
    this.status = status
    this.code = code
    this.complaints = typeof complaints === 'string' ? [{ detail: complaints }] : complaints
    this.headers = options.headers ?? {}
    this.instead = options.instead ?? 'page'
    this.innerStatus = options.innerStatus ?? status
    this.word = options.word ?? null
  }
}

/** A refusal in plain words; without JSON the browser is sent back. */
export const refusal = (detail: string, code = 'DisplayException', word?: Word) =>
  new Failure(400, code, detail, { instead: 'back', ...(word && { word }) })

/** A refusal that stays where it is: 400 with a page. */
export const badRequest = (detail: string, word?: Word) =>
  new Failure(400, 'BadRequestHttpException', detail, word && { word })

/** What the panel says when it breaks; `code` is the name of the exception. */
export const crash = (code: string, word?: Word) =>
  new Failure(
    500,
    code,
    'An unexpected error was encountered while processing this request, please try again.',
    word && { word },
  )

/** Nobody is signed in; or not with this key. */
export const unauthenticated = (word: 'unauthenticated' | 'badKey' = 'unauthenticated') =>
  new Failure(401, 'AuthenticationException', 'Unauthenticated.', {
    instead: 'sign-in',
    word,
  })

/** A record that is not there, or is somebody else's. */
export const recordNotFound = () =>
  new Failure(
    404,
    'NotFoundHttpException',
    'The requested resource could not be found on the server.',
    { word: 'noRecord' },
  )
