const clientKeyPrefix = /^(ptlc|pacc|plcn|pyro)_/

/**
 * Whether this is a key of the application API, which account endpoints refuse with 403
 * (recording `appkey.account.get`). No prefix proves a client key: panels before 1.8 had none.
 */
export function looksLikeApplicationKey(key: string): boolean {
  return /^(ptla|papp|peli)_/.test(key.trim())
}

/**
 * The key to show and to use. Panels hand out two halves; some re-implementations the whole
 * (contract rule 0.7).
 */
export function usableKey(identifier: string, secretToken: string): string {
  const isWhole =
    secretToken.startsWith(identifier) ||
    (clientKeyPrefix.test(secretToken) && secretToken.length >= 40)
  return isWhole ? secretToken : identifier + secretToken
}
