import { setTimeout as wait } from 'node:timers/promises'

import type { Driver } from './driver.ts'

/** What a browser is asked for by WebDriver ("capabilities"). */
type Wanted = Readonly<Record<string, unknown>>

type Session = {
  sessionId: string
  capabilities: { browserName?: string; browserVersion?: string }
}

/** A browser behind a WebDriver (W3C) that listens at `address`. */
export async function connectWebDriver(address: string, wanted: Wanted): Promise<Driver> {
  await comesUp(address)
  const { sessionId, capabilities } = (await command(address, 'POST', '/session', {
    capabilities: { alwaysMatch: wanted },
  })) as Session
  const send = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown) =>
    command(address, method, `/session/${sessionId}${path}`, body)
  await send('POST', '/timeouts', { script: 20_000, pageLoad: 30_000, implicit: 0 })

  const evaluate: Driver['evaluate'] = async (run, ...args) =>
    (await send('POST', '/execute/sync', {
      script: `return (${String(run)}).apply(null, arguments)`,
      args,
    })) as Awaited<ReturnType<typeof run>>

  return {
    name: `${capabilities.browserName} ${capabilities.browserVersion}`,
    open: async (to) => void (await send('POST', '/url', { url: to })),
    evaluate,
    input: async (...actions) => void (await send('POST', '/actions', { actions })),
    async resize(width, height) {
      // A window has a frame, and a toolbar, which may come and go.
      let around = { width: 0, height: 0 }
      for (let turn = 0; turn < 5; turn++) {
        const outer = { width: width + around.width, height: height + around.height }
        // In the middle of the screen: the pointer is there, and where nobody manages windows, the one below it has focus.
        const { x, y } = await evaluate(
          (size) => ({
            x: Math.round((screen.width - size.width) / 2),
            y: Math.round((screen.height - size.height) / 2),
          }),
          outer,
        )
        await send('POST', '/window/rect', { ...outer, x, y })
        const inner = await evaluate(innerOnce, outer)
        if (inner.width === width && inner.height === height) return
        around = {
          width: around.width + width - inner.width,
          height: around.height + height - inner.height,
        }
      }
    },
    screenshot: async () =>
      Buffer.from((await send('GET', '/screenshot')) as string, 'base64'),
    close: async () => void (await send('DELETE', '')),
  }
}

/**
 * The room for the page in a window that becomes so large; runs in the page. Windows may refuse a size, or be some pixels off:
 * then what there is counts after a second.
 */
async function innerOnce(outer: { width: number; height: number }) {
  const frame = () => new Promise((shown) => requestAnimationFrame(shown))
  const began = performance.now()
  while (
    (outerWidth !== outer.width || outerHeight !== outer.height) &&
    performance.now() - began < 1000
  )
    await frame()
  // What is in the window follows it, which takes until it was laid out once more.
  await frame()
  await frame()
  return { width: innerWidth, height: innerHeight }
}

/** Waits until the driver listens. */
async function comesUp(address: string): Promise<void> {
  for (let turn = 0; ; turn++) {
    try {
      await command(address, 'GET', '/status')
      return
    } catch (error) {
      if (turn > 200) throw error
      await wait(50)
    }
  }
}

/** Sends a command and gives what it comes to. Throws what the driver says is wrong. */
async function command(
  address: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const answer = await fetch(address + path, {
    method,
    ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }),
    signal: AbortSignal.timeout(60_000),
  })
  const { value } = (await answer.json()) as { value: unknown }
  if (answer.ok) return value
  const { error, message } = value as { error: string; message: string }
  throw new Error(`${method} ${path}: ${error}: ${message}`)
}
