/** Codes to recognise a problem by, whichever words or exception the panel used for it. */
export const problemCodes = {
  /** The current password is wrong (or missing); it hides all other errors. */
  wrongPassword: 'InvalidPasswordProvidedException',
  /** The sign-in code is wrong, too old, or already used. */
  wrongCode: 'TwoFactorAuthenticationTokenInvalid',
  wrongRecoveryCode: 'wrong-recovery-code',
  /** No such account, or not its password. */
  wrongCredentials: 'wrong-credentials',
  /** The time between the password and the second factor ran out: start again. */
  checkpointExpired: 'checkpoint-expired',
  /** The panel wants a captcha, which only its own sign-in page can show. */
  captcha: 'captcha',
  /** This dialect turns two-factor off only against a second factor. */
  secondFactorNeeded: 'second-factor-needed',
  /** Two-factor is on already. */
  twoFactorEnabled: 'two-factor-enabled',
  /** The account has as many API keys as it may have. */
  keyLimit: 'api-key-limit',
  /** This panel cannot remove an SSH key whose fingerprint contains a slash. */
  slashInFingerprint: 'slash-in-fingerprint',
} as const
