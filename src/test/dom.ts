/**
 * A document for tests that also run the panel: happy-dom's elements, Node's network. Vitest's own happy-dom environment
 * replaces `Request` as well, by one that drops the headers a panel lives by. Import it before everything that renders.
 */
import { GlobalWindow } from 'happy-dom'
import { populateGlobal } from 'vitest/runtime'

import { origin } from './origin.ts'

const { Blob, FormData } = globalThis
populateGlobal(globalThis, new GlobalWindow({ url: `${origin}/` }), { bindFunctions: true })
Object.defineProperties(globalThis, {
  Blob: { value: Blob, configurable: true },
  FormData: { value: FormData, configurable: true },
})
// happy-dom knows no popovers: what is in one is there all the time.
HTMLElement.prototype.hidePopover = () => {}
