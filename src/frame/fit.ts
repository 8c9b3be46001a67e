import type { FrameHost } from '#src/host/frame-host.ts'

import type { Conversation } from './conversation.ts'
import { createHeights, placeInSight } from './placement.ts'

/**
 * Keeps a frame as high as its content, dialogs where they are seen, and focus in sight, from when the page around it has
 * answered until that says `bye`: where nobody is, the page scrolls by itself as any other.
 */
export function fitFrame(frame: FrameHost, { onMessage, tell }: Conversation): void {
  let isNews = createHeights()
  let view: { top: number; height: number } | null = null
  /** What ends the fitting; none while nothing is fitted. */
  let ends: (() => void)[] = []

  function measure(): void {
    const { width, height } = frame.size()
    const wanted = frame.contentHeight(view?.height ?? height)
    if (isNews({ height: wanted, width, at: performance.now() }))
      tell({ type: 'height', height: wanted })
    frame.place(placeInSight(height, view ?? { top: 0, height }))
  }

  function begin(): void {
    isNews = createHeights()
    ends = [
      frame.fit(),
      frame.onSize(measure),
      frame.onFocus(({ top, bottom }) => {
        const isSeen = view && top >= view.top && bottom <= view.top + view.height
        if (!isSeen) tell({ type: 'reveal', top, bottom })
      }),
    ]
    measure()
  }

  function end(): void {
    for (const each of ends) each()
    ends = []
    view = null
  }

  onMessage((message) => {
    if (message.type === 'bye') return end()
    if (message.type === 'view') view = message
    if (ends.length > 0) measure()
    else begin()
  })
}
