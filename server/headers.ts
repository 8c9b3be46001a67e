/** What a page may do beyond its own origin. */
export type Opened = {
  /** Whose pages may show it in a frame. */
  frameOrigins?: readonly string[]
  /** Address of the service that is asked about passwords from breaches. */
  breachUrl?: string
}

const policyFor = ({ frameOrigins = [], breachUrl }: Opened) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src ${["'self'", ...(breachUrl ? [new URL(breachUrl).origin] : [])].join(' ')}`,
    "font-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${["'self'", ...frameOrigins].join(' ')}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    // `report-to` beside it would make Chromium hold reports back for up to a minute.
    'report-uri /csp-report',
  ].join('; ')

/** What goes with every answer of the page's own server, beside whose origin a page knows those that are `opened` to it. */
export const securityHeaders = (
  opened: Opened = {},
): readonly (readonly [name: string, value: string])[] => [
  ['Content-Security-Policy', policyFor(opened)],
  ['Referrer-Policy', 'same-origin'],
  ['X-Content-Type-Options', 'nosniff'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  [
    'Permissions-Policy',
    'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  ],
]

/** An answer with them; a content policy that it has already is its own, since a panel knows what runs on its pages. */
export function secured(
  answer: Response,
  headers: ReturnType<typeof securityHeaders>,
): Response {
  const { status, statusText } = answer
  const all = new Headers(answer.headers)
  for (const [name, value] of headers)
    if (name !== 'Content-Security-Policy' || !all.get(name)) all.set(name, value)
  return new Response(answer.body, { status, statusText, headers: all })
}
