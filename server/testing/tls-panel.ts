import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo, LookupFunction } from 'node:net'
import { join } from 'node:path'

import { toListener } from '../listen.ts'
import type { ProxyOptions } from '../proxy.ts'

const read = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8')

/** A panel's world: TLS, and a name that only its own hosts file knows. */
const lookup: LookupFunction = (name, options, found) => {
  if (name !== 'panel.example') return found(new Error(`unknown host ${name}`), '', 4)
  return options.all
    ? found(null, [{ address: '127.0.0.1', family: 4 }])
    : found(null, '127.0.0.1', 4)
}

/** Serves `answer` as `https://panel.example:…`; the certificate is a throwaway that nobody trusts but `connection`. */
export async function serveAsPanelExample(
  answer: (request: Request) => Response | Promise<Response>,
) {
  const cert = read('panel.example.cert.pem')
  const listener = toListener(async (request) => answer(request), ['panel.example'])
  const server = createServer({ key: read('panel.example.key.pem'), cert }, listener)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const connection: NonNullable<ProxyOptions['connection']> = { lookup, ca: cert }
  return {
    target: new URL(`https://panel.example:${port}`),
    connection,
    close: () => void server.close(),
  }
}
