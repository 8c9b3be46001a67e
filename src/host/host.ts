/** How an account stands, in counts: `null`, and `unknown`, are what was not read, and never nothing. */
export type Posture = {
  twoFactor: 'on' | 'off' | 'unknown'
  /** Recovery codes that were not used. */
  codesLeft: number | null
  /** API keys that were not used for a long time. */
  staleKeys: number | null
  /** What Activity asks about, and nobody has answered in this browser; `null` also where Activity is left out. */
  openQuestions: number | null
}

/** What whoever has put a Perch on their page is told of it. Never a secret, and no data. */
export type HostNews =
  /** It shows a place, the first one too: `path` as in `/security`, without what was searched for there, and its name. */
  | { type: 'navigate'; path: string; title: string }
  /** Something is not saved, typed or shown only once, or no longer. */
  | { type: 'unsaved-input'; hasUnsavedInput: boolean }
  /** The panel says that nobody is signed in. */
  | { type: 'unauthenticated' }
  /** A write has changed what is told by the queries of these names (`api-keys`), or may have when its answer was lost. */
  | { type: 'change'; changes: readonly string[] }
  /** The account stands differently; only where that was asked for. */
  | ({ type: 'posture' } & Posture)
  /** It could not begin, or a mistake in it has ended it. */
  | { type: 'error'; reason: 'start' | 'crash' }

/** What a Perch hears of the window, which belongs to all that is on the page. */
type WindowEvents = Pick<
  WindowEventMap,
  'focus' | 'keydown' | 'beforeunload' | 'pagehide' | 'pageshow' | 'afterprint' | 'storage'
>

/** What a Perch uses of Web Locks (`LockManager`). */
export type Locks = {
  request<T>(
    name: string,
    options: LockOptions,
    granted: (lock: unknown) => Promise<T>,
  ): Promise<Awaited<T>>
}

/** What a Perch uses of a `BroadcastChannel`, a way from tab to tab. */
export type Channel = {
  postMessage(message: unknown): void
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
  removeEventListener(type: 'message', listener: (event: MessageEvent) => void): void
  close(): void
}

/** What a Perch may use of the document that it is in: all of it, or the part of a foreign page that was given to it. */
export type Host = {
  /** The element that everything of this Perch is drawn below. */
  readonly root: HTMLElement
  /** The document's origin, `https://panel.example`. */
  readonly origin: string
  /** The document's address, as it is now. */
  address: () => string
  /** Sends a request. */
  fetch: (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>
  /** The document's cookies as scripts see them, `a=1; b=2`. */
  cookies: () => string
  /** What has focus in this Perch; `null` while nothing has, or something of the page around it. */
  focused: () => Element | null
  /** What scripts of the document have left for others under a name; `undefined` when nothing. */
  global: (name: string) => unknown
  /** The document's title, which names this tab among the browser's others. */
  title: () => string
  /** Whether the document is all Perch's: its title may be set, and it may be loaded anew without being asked to. */
  readonly isWholeDocument: boolean
  /** Whether it is a part of another page, as an element or in a frame, whose own content may stand below it. */
  readonly isEmbedded: boolean
  /** Shows the beginning of the page. */
  scrollToTop: () => void
  /** Leaves the document for another one. */
  leaveFor: (address: string) => void
  /** Loads the document anew. */
  reload: () => void
  /**
   * Prints the document, or where that is not Perch's, what stands in `printRoot`, and `root` when nothing does. Throws where
   * the browser refuses.
   */
  print: () => void
  /** Calls `printed` when something of this Perch was printed, or the dialog for it was left; returns what ends it. */
  onPrinted: (printed: () => void) => () => void
  /** Where something stands that is printed in place of the page. */
  readonly printRoot: HTMLElement
  /** Says in which language everything is, by its BCP 47 tag, and which way it is written. */
  speak: (tag: string, direction: 'ltr' | 'rtl') => void
  /** Shows everything in a theme; `system` is the reader's own. */
  paint: (theme: 'system' | 'light' | 'dark') => void
  /** Hands a file to the browser by its address, to keep under a name. */
  download: (address: string, name: string) => void
  /** The browser's storage. Touching it throws where the browser refuses it. */
  storage: (kind: 'local' | 'session') => Storage
  /** Whether somebody looks at the document. */
  isVisible: () => boolean
  /** Calls `changed` when that changes; returns what ends it. */
  onVisibility: (changed: () => void) => () => void
  /** Calls `listener` for what happens to the window; returns what ends it. */
  onWindow: <Type extends keyof WindowEvents>(
    type: Type,
    listener: (event: WindowEvents[Type]) => void,
  ) => () => void
  /** Web Locks; `null` outside secure contexts, such as a panel on plain http. */
  locks: () => Locks | null
  /** A channel to the other tabs of this origin; `null` where there is none or it is forbidden. */
  channel: (name: string) => Channel | null
  /** What the browser calls itself. */
  userAgent: () => string
  /** Whether the main way to point is a finger: a phone or a tablet, whose keyboard takes half of the screen. */
  hasCoarsePointer: () => boolean
  /** Whether the person asked the browser to spare the network. */
  savesData: () => boolean
  /** The languages that the person reads, as BCP 47 tags, the best first; whatever the browser's settings say. */
  languages: () => readonly string[]
  /** Puts a text into the clipboard. Throws where the browser refuses, as over plain http. */
  copy: (text: string) => Promise<void>
  /** Tells whoever has put it there. `false`: they see to it themselves. */
  tell: (news: HostNews) => boolean
}

/** A part of every Perch: `of(host)` gives that of one, and makes it at the first time. */
export type Part<T> = (host: Host) => T

/**
 * Declares something that each Perch has one of, instead of one for the document: two Perches in a document do not know
 * each other. It lives as long as its host does.
 */
export function perHost<T>(create: (host: Host) => T): Part<T> {
  const made = new WeakMap<Host, { part: T }>()
  return (host) => {
    const known = made.get(host) ?? { part: create(host) }
    made.set(host, known)
    return known.part
  }
}
