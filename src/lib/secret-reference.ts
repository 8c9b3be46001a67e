declare const of: unique symbol

/** Stands for a secret where the secret itself must not be: in the variables and the data of a mutation, which a cache holds. */
export type SecretReference<T> = { readonly [of]?: T }

/** By the reference alone nobody comes from here to the secret; with the reference it is gone, too. */
const secrets = new WeakMap<SecretReference<unknown>, unknown>()

/** Puts a secret aside, and returns what stands for it. */
export function keepSecret<T>(secret: T): SecretReference<T> {
  const reference: SecretReference<T> = Object.freeze({})
  secrets.set(reference, secret)
  return reference
}

/** The secret that a reference stands for, once: after that nothing holds it here. Throws when it was taken before. */
export function takeSecret<T>(reference: SecretReference<T>): T {
  if (!secrets.has(reference)) throw new Error('This secret was taken already')
  const secret = secrets.get(reference)
  secrets.delete(reference)
  // What was kept under this reference had its type.
  return secret as T
}
