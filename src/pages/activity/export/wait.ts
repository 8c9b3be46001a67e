/** Resolves after so many milliseconds, and throws the signal's reason as soon as that is aborted. */
export async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, milliseconds)
  const give = () => reject(signal.reason)
  signal.addEventListener('abort', give, { once: true })
  try {
    await promise
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', give)
  }
}
