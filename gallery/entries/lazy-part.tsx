import { fetchCode, ownAddress } from '#src/lib/code.ts'
import { CodeWait } from '#src/ui/lazy-part.tsx'

import type { State, States } from '../states.ts'

/** Has code fail, and the server not answer, or say that the page's own code is gone. The document is of this state alone. */
function failCode(of: 'page' | 'part', isGone: boolean): void {
  const send = globalThis.fetch
  globalThis.fetch = async (input, init) => {
    if (input !== ownAddress) return send(input, init)
    if (isGone) return new Response('', { status: 404 })
    throw new TypeError('Failed to fetch')
  }
  const load = () =>
    Promise.reject(new TypeError('Failed to fetch dynamically imported module'))
  fetchCode(load, of).catch(() => {})
}

const waiting = (of: 'page' | 'part', isGone: boolean): State => ({
  prepare: () => failCode(of, isGone),
  draw: () => <CodeWait of={of} {...(of === 'part' && { onCancel: () => {} })} />,
  until: '[role="alert"]',
})

export const states: States = {
  'a page, no answer': waiting('page', false),
  'a part, no answer': waiting('part', false),
  'a part, a newer version': waiting('part', true),
}
