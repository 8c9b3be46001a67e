import type { FrameHost } from '#src/host/frame-host.ts'

import { admit, type Admission } from './admission.ts'
import {
  readFromParent,
  signed,
  type FrameMessage,
  type ParentMessage,
} from './messages.ts'

/** The talk of a page in a frame with the page around it. */
export type Conversation = {
  admission: Admission
  /** Resolves when the page around it has answered, from an origin that may frame it. */
  answered: Promise<void>
  /** Says something, if anybody is there. What holds until the next of its kind is said again to who comes later. */
  tell: (message: FrameMessage) => void
  /** Calls `heard` with each message, and first with what holds already; returns what ends it. */
  onMessage: (heard: (message: ParentMessage) => void) => () => void
}

/**
 * Greets the page around the frame, if that may frame it: `own` is the page's origin, `listed` are the others. Only what
 * comes from there, and from the window that it was said to, is heard.
 */
export function createConversation(
  frame: Pick<FrameHost, 'ancestors' | 'post' | 'onMessage'>,
  own: string,
  listed: readonly string[],
): Conversation {
  const ancestors = frame.ancestors()
  const admission = admit(ancestors, own, listed)
  const [nearest = null] = ancestors
  const partners = nearest === null ? listed : [nearest]
  const said = new Map<FrameMessage['type'], FrameMessage>()
  const heard = new Map<ParentMessage['type'], ParentMessage>()
  const listeners = new Set<(message: ParentMessage) => void>()
  const { promise: answered, resolve } = Promise.withResolvers<void>()
  let partner: string | null = null

  function say(message: FrameMessage): void {
    if (partner !== null) frame.post(signed(message), partner)
  }

  if (admission !== 'no') {
    frame.onMessage((data, origin) => {
      const message = partners.includes(origin) ? readFromParent(data) : null
      if (!message) return
      if (message.type === 'hello') {
        partner = origin
        for (const each of said.values()) say(each)
        resolve()
      }
      if (partner !== origin) return
      if (message.type === 'bye') {
        partner = null
        heard.clear()
      } else heard.set(message.type, message)
      for (const listener of listeners) listener(message)
    })
    for (const origin of partners) frame.post(signed({ type: 'hello' }), origin)
  }

  return {
    admission,
    answered,
    tell(message) {
      // What was out of sight once says nothing of now.
      if (message.type !== 'reveal') said.set(message.type, message)
      say(message)
    },
    onMessage(listener) {
      for (const message of heard.values()) listener(message)
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
