/** The pages of Perch that its navigation leads to. */
export type SectionName = 'profile' | 'security' | 'api-keys' | 'ssh-keys' | 'activity'

/** What the host page says; nonsense falls back to what holds when nothing is said. */
export type MountOptions = {
  /** Where the panel's own pages are. The origin of the API when absent. */
  panelUrl?: string | undefined
  /** Address of the client API, or its path on this page's origin. `/api/client` when absent. */
  apiBase?: string | undefined
  /** `session` (when absent): the cookies of this page. `key`: an API key that the person types. */
  auth?: 'session' | 'key' | undefined
  /** `omit`: no cookies, behind a proxy that takes off what would make them count. */
  credentials?: 'omit' | undefined
  panelName?: string | undefined
  /** Address of a picture in place of Perch's mark. */
  logo?: string | undefined
  /** Where whoever runs the panel can be asked: `https:`, `http:` or `mailto:`. */
  supportUrl?: string | undefined
  /** Where people sign in who are signed out. The panel's own page when absent. */
  signInUrl?: string | undefined
  /** What tells of passwords from breaches by the first five digits of their SHA-1, which are put after it. Nobody is asked when absent. */
  breachUrl?: string | undefined
  locale?: string | undefined
  /** `system` when absent; what somebody has chosen here goes before it. */
  theme?: 'system' | 'light' | 'dark' | undefined
  /** Which pages there are, in the order of the navigation; all of them when absent. */
  sections?: string | readonly SectionName[] | undefined
  /** `shadow` (when absent): in a shadow root. `light`: among the elements of the page. */
  root?: 'shadow' | 'light' | undefined
  /** Where its pages have addresses: in the path, in the fragment (`hash`), or (`memory`, when absent) nowhere. */
  route?: 'path' | 'hash' | 'memory' | undefined
  /** Each page takes the history entry of the one before it. */
  replace?: boolean | undefined
  /** What its paths stand behind: `/account`. `/` when absent. */
  base?: string | undefined
  /** `on`: the page hears in `perch:posture` how the account stands, and what that is made of is read for it. */
  posture?: 'on' | undefined
}

export type Mounted = {
  /**
   * Says something else; what is not named stays. A change of panel, root or route begins anew, and so does whatever is said
   * after `perch:error`. A light root that was moved into another tree gets its looks there.
   */
  update: (change: MountOptions) => void
  /** Whether something is not saved, and would be lost if it were taken away now: typed, or shown only once. */
  readonly hasUnsavedInput: boolean
  /** Takes everything away, without a question. */
  unmount: () => void
}

/** How an account stands, in counts; `null` and `unknown` are what was not read, and never nothing. */
export type PerchPosture = {
  twoFactor: 'on' | 'off' | 'unknown'
  /** Recovery codes that were not used. */
  codesLeft: number | null
  /** API keys that were not used for 90 days. */
  staleKeys: number | null
  /** What Activity asks about, and nobody has answered in this browser; `null` also where Activity is left out. */
  openQuestions: number | null
}

/** What is told to the host page, as events that bubble. Never a secret, and no data. */
export type PerchEvents = {
  /** The account stands differently; only where `posture` is `on`. */
  'perch:posture': CustomEvent<PerchPosture>
  /**
   * It shows a place, the first one too: `path` as in `/security`, without what was searched for there; `title` is its name,
   * `Security`.
   */
  'perch:navigate': CustomEvent<{ path: string; title: string }>
  /**
   * Something is not saved, or no longer: what was typed, a key or recovery codes that are shown once, a running export. Also
   * when it was taken away with it.
   */
  'perch:unsaved-input': CustomEvent<{ hasUnsavedInput: boolean }>
  /** The panel says that nobody is signed in: told once for each session that ends. Cancelled: the host page sees to it. */
  'perch:unauthenticated': CustomEvent<object>
  /** A write has changed what is named (`account`, `api-keys`), or may have when its answer was lost. */
  'perch:change': CustomEvent<{ changes: readonly string[] }>
  /**
   * `start`: its code or words do not come; told once while it goes on trying, and begins by itself when they are there. Told
   * where it gives up, too, as for a file that is gone. Then, and after a `crash`, a mistake in it that has ended it, nothing is
   * there any more until an update.
   */
  'perch:error': CustomEvent<{ reason: 'start' | 'crash' }>
}

/**
 * Draws an account page in `container`, and tells `PerchEvents` there. Throws where `container` has other elements and
 * `root` is `light`, where another is drawn in it, and where it cannot have a shadow root and is to have one.
 */
export type Mount = (container: HTMLElement, options?: MountOptions) => Mounted

export declare const mount: Mount
