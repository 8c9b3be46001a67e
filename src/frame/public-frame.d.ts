/** How an account stands, in counts; `null` and `unknown` are what was not read, and never nothing. */
export type FramePosture = {
  twoFactor: 'on' | 'off' | 'unknown'
  /** Recovery codes that were not used. */
  codesLeft: number | null
  /** API keys that were not used for 90 days. */
  staleKeys: number | null
  /** What Activity asks about, and nobody has answered in this browser; `null` also where Activity is left out. */
  openQuestions: number | null
}

/** How the page is to look; what is absent stays. */
export type FrameLook = {
  /** Where nobody has chosen another one in it. */
  theme?: 'system' | 'light' | 'dark' | undefined
  /** A BCP 47 tag; one that the page does not know changes nothing. */
  locale?: string | undefined
}

export type FrameOptions = FrameLook & {
  /** Whose page is in the frame: `https://perch.example`, exactly. Nobody else is heard, and nothing said to anybody else. */
  origin: string
  /**
   * The place to begin at, as `onNavigate` told it once: the frame is led there, and needs no `src`. What is no place of the
   * page begins at the first one.
   */
  path?: string | undefined
  /** It shows another place: `/security`, without what was searched for there. Cut after 200 characters, as the title. */
  onNavigate?: ((path: string) => void) | undefined
  /** Its title has changed: the place, and the panel's name. */
  onTitle?: ((title: string) => void) | undefined
  /** Something in it is not saved, or no longer: what was typed, a key or recovery codes that are shown once, a running export. */
  onUnsavedInput?: ((hasUnsavedInput: boolean) => void) | undefined
  /** The account stands differently; told where the page is configured to. */
  onPosture?: ((posture: FramePosture) => void) | undefined
}

export type FrameConnection = {
  /** Whether something in it is not saved, and would be lost if the frame were taken out now; after `disconnect()` as it was said last. */
  readonly hasUnsavedInput: boolean
  /** Changes how it looks. */
  update: (look: FrameLook) => void
  /** Ends it, and gives the frame back the height that it had: what does not fit is scrolled to in the frame. */
  disconnect: () => void
}

/**
 * Connects a page with the account page in its frame: the frame is as high as its content, so that nothing scrolls inside
 * of it; dialogs are in sight; what has focus is scrolled to. Throws when `origin` is none, or the frame is in no window.
 */
export declare const connectFrame: (
  iframe: HTMLIFrameElement,
  options: FrameOptions,
) => FrameConnection
