import { createRoot } from 'react-dom/client'

import { HostContext } from '#src/host/context.ts'
import { createFrameHost } from '#src/host/frame-host.ts'
import type { Host, HostNews } from '#src/host/host.ts'
import { language, loadNamespace } from '#src/i18n/language.ts'
import type { Locale } from '#src/i18n/locales.ts'
import { delay } from '#src/lib/network.ts'
import { sectionOf } from '#src/lib/paths.ts'

import { createConversation } from './conversation.ts'
import { fitFrame } from './fit.ts'
import type { FrameMessage, ParentMessage } from './messages.ts'
import { RefusedFrame } from './refused-frame.tsx'

import './frame.css'

/** So long the page around the frame may take to answer where the browser does not say whose it is, in milliseconds. */
const patience = 3_000

/** What the page around the frame wants it to look like. */
type Wanted = Pick<Extract<ParentMessage, { type: 'hello' }>, 'theme' | 'locale'>

/** A page that may be shown in its frame. */
export type Framed = {
  /** What the page is to be drawn in. */
  host: Host
  /** From when it is drawn: fits the frame, and tells `look` what the page around it wants it to look like. */
  follow: (look: (wanted: Wanted) => void) => void
}

/** What is needed to know who may frame the page, and to say that somebody may not. */
type Settings = { frameOrigins: readonly string[]; locale: Locale }

/** Says that the page is not shown here; returns what takes that away. */
async function refuse(host: Host, locale: Locale): Promise<() => void> {
  await language(host).speak(locale)
  await loadNamespace(host, 'frame')
  const root = createRoot(host.root)
  root.render(
    <HostContext value={host}>
      <RefusedFrame />
    </HostContext>,
  )
  return () => root.unmount()
}

/** What of the news is for the page around a frame; what was searched for somewhere is not. */
function messageOf(news: HostNews): FrameMessage | null {
  const { type } = news
  // What the place is called is in the title of the document; to sign in is on the way to one.
  if (type === 'navigate')
    return sectionOf(news.path) && { type, path: news.path.replace(/[?#].*/s, '') }
  return type === 'posture' || type === 'unsaved-input' ? news : null
}

/**
 * Begins a page in a frame, `host` being its document: resolves once it is known that all around it may frame it, and with
 * `null` when somebody may not, which is said then. Nothing of an account may be asked before.
 */
export async function enterFrame(
  host: Host,
  { frameOrigins, locale }: Settings,
): Promise<Framed | null> {
  const frame = createFrameHost(host.root)
  const conversation = createConversation(frame, host.origin, frameOrigins)
  const { admission, answered, tell, onMessage } = conversation
  if (admission === 'no') {
    await refuse(host, locale)
    return null
  }
  if (admission === 'ask') {
    const isAnswered = await Promise.race([
      answered.then(() => true),
      delay(patience).then(() => false),
    ])
    if (!isAnswered) {
      const takeAway = await refuse(host, locale)
      await answered
      takeAway()
    }
  }
  let isPlaceShown = false
  let toldTitle = ''
  /** Only what a place is called: until one is shown the document is called by less. */
  function tellTitle(): void {
    const title = host.title()
    if (!isPlaceShown || title === toldTitle) return
    toldTitle = title
    tell({ type: 'title', title })
  }
  return {
    host: {
      ...host,
      isEmbedded: true,
      scrollToTop() {
        host.scrollToTop()
        tell({ type: 'reveal', top: 0, bottom: 0 })
      },
      tell(news) {
        const message = messageOf(news)
        if (message) tell(message)
        if (news.type === 'navigate') {
          isPlaceShown = true
          tellTitle()
        }
        // Nobody signs people in by it: the page does that in its frame.
        return true
      },
    },
    follow(look) {
      fitFrame(frame, conversation)
      frame.onTitle(tellTitle)
      onMessage((message) => {
        if (message.type === 'hello') look(message)
      })
    },
  }
}
