/** What the server tells the page, through the `data-*` attributes of its `#root`. */
export type PageConfiguration = {
  auth: 'session' | 'key'
  /** `''` leaves it to the panel to say. */
  panelName: string
  /** Where the panel's own pages are, when that is not the origin of this one. */
  panelUrl?: string
  /** Whether the page sends no cookies along: where the panel never learns of an origin, its key alone is enough. */
  credentials?: 'omit'
  /** Whose pages may show it in a frame, beside those of its own origin. */
  frameOrigins?: readonly string[]
  /** Whether those are told how the account stands. */
  posture?: boolean
  /** Address of the service that is asked about passwords from breaches; nobody is when absent. */
  breachUrl?: string
}

const escapes: Record<string, string> = {
  '&': '&amp;',
  '"': '&quot;',
  '<': '&lt;',
  '>': '&gt;',
}
const escape = (text: string) => text.replace(/[&"<>]/g, (sign) => escapes[sign] ?? sign)

/** The page's HTML with the configuration filled in. Throws when the page has no place for it. */
export function fillConfiguration(html: string, page: PageConfiguration): string {
  const values = {
    'data-auth="session"': `data-auth="${page.auth}"`,
    'data-credentials=""': `data-credentials="${page.credentials ?? ''}"`,
    'data-panel-name=""': `data-panel-name="${escape(page.panelName)}"`,
    'data-panel-url=""': `data-panel-url="${escape(page.panelUrl ?? '')}"`,
    'data-posture=""': `data-posture="${page.posture ? 'on' : ''}"`,
    'data-breach-url=""': `data-breach-url="${escape(page.breachUrl ?? '')}"`,
    'data-frame-origins=""': `data-frame-origins="${escape((page.frameOrigins ?? []).join(' '))}"`,
  }
  return Object.entries(values).reduce(
    (filled, [from, to]) => replace(filled, from, to),
    html,
  )
}

function replace(html: string, from: string, to: string): string {
  if (!html.includes(from)) throw new Error(`index.html has no ${from} on its #root.`)
  return html.replace(from, () => to)
}
