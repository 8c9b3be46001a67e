/** A sign-in code as people type and paste it ("123 456", "123-456"), without what only groups it. */
export function cleanCode(typed: string): string {
  // NFKC: keyboards of some languages type full-width digits.
  return typed.normalize('NFKC').replace(/[\s\p{Pd}]/gu, '')
}

/** A recovery code without blanks; capital and small letters differ, so nothing else is touched. */
export function cleanRecoveryCode(typed: string): string {
  return typed.replace(/\s/gu, '')
}
