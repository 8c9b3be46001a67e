/**
 * The form of a time, token or id: what stays the same when another one takes its place. Two of them are alike when
 * their forms are equal.
 */
export function formOf(text: string): string {
  const hex = text.length >= 32 ? /^[0-9a-f]+$/ : /^$/
  if (hex.test(text)) return `hex ${text.length}`
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) return 'uuid'
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(text)) return text.replaceAll(/\d/g, '9')
  if (/^[\w+/]{43}$/.test(text)) return 'fingerprint'
  const crypt = /^\$2y\$\d\d\$[\w./]{53}$/
  if (crypt.test(text)) return 'bcrypt'
  const prefixed = /^([a-z]+_)([A-Za-z0-9]+)$/.exec(text)
  if (prefixed) return `${prefixed[1]} ${prefixed[2]?.length}`
  if (/^[A-Z2-7]{16,}$/.test(text)) return `base32 ${text.length}`
  if (/^[\w.+-]+@[\w.-]+$/.test(text)) return 'email address'
  if (/^[A-Za-z0-9]+$/.test(text)) return `letters ${text.length}`
  return `text ${text}`
}

/** A text for people with hosts, waiting times and the secret of an `otpauth:` URI by form. */
export function plainText(text: string): string {
  return text
    .replaceAll(/https?:\/\/(127\.0\.0\.1|localhost)(:\d+)?(?![\w.])/g, 'http://<host>')
    .replaceAll(/\b\d+ seconds?\b/g, '<n> seconds')
    .replaceAll(/([?&]secret=)([A-Z2-7]+)/g, (_, name: string, secret: string) => {
      return `${name}<${formOf(secret)}>`
    })
}
