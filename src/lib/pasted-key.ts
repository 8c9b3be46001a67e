/**
 * The prefixes of API keys of panels since 1.8, of both kinds (contract §0.7 and §4), and the eleven characters that make
 * an identifier with them.
 */
const prefixed = /(?:ptlc|ptla|pacc|papp|plcn|peli|pyro)_[A-Za-z0-9]{11}/
/** A key with a prefix, of whose secret at least the beginning is there. */
const prefixedKey = new RegExp(`(${prefixed.source})[A-Za-z0-9]`)
/** A key of older panels: sixteen characters and a secret of thirty-two, with nothing that would tell it from another word of that length. */
const plainKey = /(?<![A-Za-z0-9_+/])([A-Za-z0-9]{16})[A-Za-z0-9]{32}(?![A-Za-z0-9_+/])/
const identifier = new RegExp(`^(?:${prefixed.source}|[A-Za-z0-9]{16})$`)

/**
 * What of a text may stand in a search, and so on the screen: the identifier alone where an API key with
 * its secret, or with the beginning of one, was pasted, with whatever stood around it; else the text as it is.
 */
export function withoutSecret(text: string): string {
  return prefixedKey.exec(text)?.[1] ?? plainKey.exec(text)?.[1] ?? text
}

/** Whether a text is what an API key begins with and is called by, and nothing else. */
export function isIdentifier(text: string): boolean {
  return identifier.test(text.trim())
}
