import type { Dialect } from './dialect.ts'
import { pterodactyl1118 } from './pterodactyl-1.11.8.ts'
import { isShown, itemsOf, type Shown, unwrapped, withErrors } from './shapes.ts'

const markup = '<img src=x onerror="document.title=1">'
// Turns the direction of what follows, which can make one name look like another.
const turned = 'invoice\u202Egpj.exe'

const oddKey: Shown = {
  identifier: 'short',
  description: null,
  allowed_ips: null,
  last_used_at: 'yesterday',
  created_at: null,
}

const oddRow: Shown = {
  event: `${markup}:${turned}`,
  ip: 'not an address',
  description: markup.repeat(20),
  properties: { useragent: turned, [markup]: { deep: [[[1]]] }, count: 'many' },
  timestamp: '2026-13-45T99:99:99Z',
}

/** A panel that answers with markup, gaps and rows that are none, and refuses without a word. */
export const hostile: Dialect = {
  ...pterodactyl1118,
  name: 'hostile',
  reshape({ path, status, body }) {
    const quiet = withErrors(body, (error) => ({ ...error, detail: '' }))
    const items = itemsOf(body)
    if (!items || !isShown(body)) return { status, body: quiet }
    const odd = path.endsWith('/activity') ? oddRow : oddKey
    const data = [...items.map(unwrapped), null, 5, 'row', {}, { attributes: odd }]
    return { status, body: { ...body, data } }
  },
}
