/** What a refusal is about, where dialects have words of their own for it. */
export type Word =
  /** Nobody is signed in. */
  | 'unauthenticated'
  /** A key that is none, or none any more. */
  | 'badKey'
  /** A key that may not be used so, or from there. */
  | 'forbidden'
  /** A record that is not there, or is somebody else's. */
  | 'noRecord'
  | 'alreadyOn'
  | 'wrongCode'
  /** The password that two-factor asks for. */
  | 'wrongTwoFactorPassword'
  /** The password that changes of the account ask for. */
  | 'wrongPassword'
  /** An e-mail address that will not do; of the words only the status counts. */
  | 'invalidEmail'
  /** No answer to a captcha. */
  | 'captcha'
  /** An answer that is wrong. */
  | 'wrongCaptcha'

/** What a dialect says of a refusal; what is absent is as Pterodactyl 1.11.8 has it, where the refusal is made. */
export type Saying = {
  readonly status?: number
  /** The name of the exception. */
  readonly code?: string
  readonly detail?: string
  readonly headers?: Readonly<Record<string, string>>
}

export type Words = Readonly<Partial<Record<Word, Saying>>>
