/** The value that a text says as JSON; `null` where there is none, or something that is not ours. */
export function keptJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}
