/** The pages of Perch that its navigation leads to. */
type SectionName = 'profile' | 'security' | 'api-keys' | 'ssh-keys' | 'activity'

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
}

export type Mounted = {
  /** Says something else; what is not named stays. A change of panel, root or route begins anew. */
  update: (change: MountOptions) => void
  /** Takes everything away. */
  unmount: () => void
}

/**
 * Draws an account page in `container`, which must be empty. Events on it, which bubble: `perch:navigate` `{ path }`,
 * `perch:unauthenticated` (cancelled: the page signs people in itself), `perch:change` `{ changes }` with the names of
 * what changed, `perch:error` `{ reason }`. Throws where `container` cannot have a shadow root and is to have one.
 */
export type Mount = (container: HTMLElement, options?: MountOptions) => Mounted

export declare const mount: Mount
