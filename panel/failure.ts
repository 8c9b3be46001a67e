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

  constructor(
    status: number,
    code: string,
    complaints: string | readonly Complaint[],
    options: {
      headers?: Record<string, string>
      instead?: 'back' | 'sign-in' | 'page'
      innerStatus?: number
    } = {},
  ) {
    super(code)
    this.status = status
    this.code = code
    this.complaints = typeof complaints === 'string' ? [{ detail: complaints }] : complaints
    this.headers = options.headers ?? {}
    this.instead = options.instead ?? 'page'
    this.innerStatus = options.innerStatus ?? status
  }
}

/** A refusal in plain words; without JSON the browser is sent back. */
export const refusal = (detail: string, code = 'DisplayException') =>
  new Failure(400, code, detail, { instead: 'back' })

/** A refusal that stays where it is: 400 with a page. */
export const badRequest = (detail: string) =>
  new Failure(400, 'BadRequestHttpException', detail)

/** What the panel says when it breaks; `code` is the name of the exception. */
export const crash = (code: string) =>
  new Failure(
    500,
    code,
    'An unexpected error was encountered while processing this request, please try again.',
  )

/** Nobody is signed in. */
export const unauthenticated = () =>
  new Failure(401, 'AuthenticationException', 'Unauthenticated.', { instead: 'sign-in' })

/** A record that is not there, or is somebody else's. */
export const recordNotFound = () =>
  new Failure(
    404,
    'NotFoundHttpException',
    'The requested resource could not be found on the server.',
  )
