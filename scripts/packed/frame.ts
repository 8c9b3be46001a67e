/** What a host page writes that shows the page in a frame, and what of it must be refused: checked, never run. */
import { connectFrame, type FrameConnection, type FramePosture } from 'perch-account/frame'

declare const iframe: HTMLIFrameElement

const connection: FrameConnection = connectFrame(iframe, {
  origin: 'https://perch.example',
  theme: 'dark',
  path: '/security',
  onUnsavedInput: (hasUnsavedInput) => hasUnsavedInput satisfies boolean,
  onNavigate: (path) => path satisfies string,
  onTitle: (title) => title satisfies string,
  onPosture: ({ twoFactor, codesLeft }) => {
    twoFactor satisfies FramePosture['twoFactor']
    codesLeft satisfies number | null
  },
})
connection.hasUnsavedInput satisfies boolean
connection.update({ theme: undefined, locale: 'en' })
connection.disconnect() satisfies void

// @ts-expect-error: whose page it is must be said
connectFrame(iframe, {})
// @ts-expect-error: it needs the frame itself
connectFrame('iframe', { origin: 'https://perch.example' })
// @ts-expect-error: it is the page's to say
connection.hasUnsavedInput = false
// @ts-expect-error: the origin stays
connection.update({ origin: 'https://perch.example' })
