import { createContext, use } from 'react'

/** What verticals may know of the page's configuration. */
export type PanelInfo = {
  /** The panel's name as people know it. */
  panelName: string
  /** Address of the panel's picture, for the place of Perch's mark; `undefined`: it has none. */
  logo: string | undefined
  /** Where whoever runs the panel can be asked: `https:`, `http:` or `mailto:`; `undefined` where nobody said. */
  supportUrl: string | undefined
  /** What tells of passwords that are known from breaches, by the beginning of their hashes; `undefined`: nobody is asked. */
  breachUrl: string | undefined
  /** Where the panel's own pages are. */
  panelUrl: string
  /** Absolute address of the client API, without a slash at its end: `https://panel.example/api/client`. */
  apiUrl: string
  /** Whether the panel's pages share this page's origin, and so its session. */
  ownOrigin: boolean
  auth: 'session' | 'key'
}

/** Where the panel's own sign-in page is. */
export function panelSignIn(panelUrl: string): string {
  return `${panelUrl.replace(/\/+$/, '')}/auth/login`
}

export const PanelContext = createContext<PanelInfo | null>(null)

/** The panel that this page is about. Throws outside of `app`, which provides it. */
export function usePanel(): PanelInfo {
  const panel = use(PanelContext)
  if (!panel) throw new Error('usePanel() needs a PanelContext above it')
  return panel
}
