import type { Driver } from './driver.ts'

type Message = {
  id?: number
  type: 'success' | 'error' | 'event'
  result?: unknown
  error?: string
  message?: string
}

/** A browser that listens for WebDriver BiDi (W3C) at `address`, a `ws:` URL. */
export async function connectBidi(address: string): Promise<Driver> {
  const socket = new WebSocket(`${address}/session`)
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  const opened = Promise.withResolvers<void>()
  socket.addEventListener('open', () => opened.resolve())
  const lost = () => {
    const error = new Error('The browser has hung up')
    opened.reject(error)
    for (const { reject } of waiting.values()) reject(error)
  }
  socket.addEventListener('error', lost)
  socket.addEventListener('close', lost)
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as Message
    const asked = waiting.get(message.id ?? -1)
    waiting.delete(message.id ?? -1)
    if (message.type === 'error')
      asked?.reject(new Error(`${message.error}: ${message.message}`))
    else asked?.resolve(message.result)
  })
  let last = 0
  function send<Result>(method: string, params: object): Promise<Result> {
    const id = ++last
    const answer = Promise.withResolvers<unknown>()
    waiting.set(id, answer)
    const late = setTimeout(() => answer.reject(new Error(`${method}: no answer`)), 60_000)
    void answer.promise.catch(() => {}).then(() => clearTimeout(late))
    socket.send(JSON.stringify({ id, method, params }))
    return answer.promise as Promise<Result>
  }

  await opened.promise
  const { capabilities } = await send<{
    capabilities: { browserName: string; browserVersion: string }
  }>('session.new', { capabilities: { alwaysMatch: { acceptInsecureCerts: false } } })
  // In the tab that it begins with, the field for the address has focus, and pages hear of none.
  const { context } = await send<{ context: string }>('browsingContext.create', {
    type: 'tab',
  })

  return {
    name: `${capabilities.browserName} ${capabilities.browserVersion}`,
    open: (url) => send('browsingContext.navigate', { context, url, wait: 'complete' }),
    async evaluate(run, ...args) {
      const answer = await send<{
        result?: { value?: string }
        exceptionDetails?: { text: string }
      }>('script.callFunction', {
        functionDeclaration: `async (json) => JSON.stringify((await (${String(run)})(...JSON.parse(json))) ?? null)`,
        arguments: [{ type: 'string', value: JSON.stringify(args) }],
        target: { context },
        awaitPromise: true,
      })
      if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.text)
      return JSON.parse(answer.result?.value ?? 'null') as Awaited<ReturnType<typeof run>>
    },
    input: (...actions) => send('input.performActions', { context, actions }),
    resize: (width, height) =>
      send('browsingContext.setViewport', { context, viewport: { width, height } }),
    async screenshot() {
      const { data } = await send<{ data: string }>('browsingContext.captureScreenshot', {
        context,
      })
      return Buffer.from(data, 'base64')
    },
    async close() {
      await send('browser.close', {})
      socket.close()
    },
  }
}
