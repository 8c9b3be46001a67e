import * as z from 'zod/mini'

import { locales, type Locale } from '#src/i18n/locales.ts'
import { sections, type SectionName } from '#src/lib/paths.ts'
import type { PanelInfo } from '#src/session/panel-context.ts'

const nonEmpty = z.string().check(z.minLength(1))

/** An address that a browser can ask, from a page at `base`: `javascript:` is a URL too. */
const webUrl = (base?: string) =>
  nonEmpty.check(
    z.refine(
      (text) => URL.canParse(text, base) && /^https?:$/.test(new URL(text, base).protocol),
    ),
  )

/** As browsers write it: a scheme, a host and a port. A wildcard, which is a host to `URL`, is none. */
const isOrigin = (text: string) =>
  /^https?:\/\/[\w.:[\]-]+$/.test(text) &&
  URL.canParse(text) &&
  new URL(text).origin === text

/** Origins, each once; what is none is passed over. */
const originsIn = (text: string): readonly string[] => [
  ...new Set(text.split(/[\s,]+/).filter(isOrigin)),
]

const mailUrl = z.string().check(z.regex(/^mailto:[^\s@]+@[^\s@]+$/i))

/** Names of sections, each once, in the order in which they are said; what is none is passed over. */
function sectionsIn(text: string): readonly SectionName[] {
  const names = new Set(text.split(/[\s,]+/))
  const known = [...names].flatMap((name) => sections.find((each) => each === name) ?? [])
  return known.length > 0 ? known : sections
}

/** What a host page may say with `data-*` on `#root`; nonsense falls back to the default. */
const Dataset = z.object({
  panelUrl: z.catch(z.optional(webUrl()), undefined),
  apiBase: z.catch(webUrl('https://page.invalid'), '/api/client'),
  auth: z.catch(z.enum(['session', 'key']), 'session'),
  credentials: z.catch(z.optional(z.literal('omit')), undefined),
  panelName: z.catch(z.optional(nonEmpty), undefined),
  logo: z.catch(z.optional(webUrl('https://page.invalid')), undefined),
  supportUrl: z.catch(z.optional(z.union([webUrl(), mailUrl])), undefined),
  locale: z.catch(z.enum(locales), 'en'),
  theme: z.catch(z.optional(z.enum(['system', 'light', 'dark'])), undefined),
  frameOrigins: z.catch(z.string(), ''),
  posture: z.catch(z.optional(z.literal('on')), undefined),
  sections: z.catch(z.string(), ''),
  signInUrl: z.catch(z.optional(webUrl('https://page.invalid')), undefined),
  breachUrl: z.catch(z.optional(webUrl('https://page.invalid')), undefined),
})

/** The page's configuration, from design §4. */
export type Config = PanelInfo & {
  /** Which pages there are, in the order of the navigation. At least one. */
  sections: readonly SectionName[]
  /** Origin of the API; empty when it is this page's. */
  baseUrl: string
  /** Path of the client API. */
  apiBase: string
  /** No cookies: whatever stands before the panel takes off what would make them count. */
  credentials: 'omit' | undefined
  /** Whether the host said the panel's name; otherwise it is that of its address, for want of a better one. */
  isNamed: boolean
  locale: Locale
  theme: 'system' | 'light' | 'dark' | undefined
  /** Whose pages may show this one in a frame, beside those of its own origin. */
  frameOrigins: readonly string[]
  /** Whether whoever has put it there is told how the account stands. */
  posture: boolean
  /** Where a host's people sign in, if that is not the panel's own page. */
  signInUrl: string | undefined
}

/** Reads the configuration from `dataset`, as seen from a page at `origin`. */
export function parseConfig(dataset: DOMStringMap, origin: string): Config {
  const given = z.parse(Dataset, { ...dataset })
  const api = new URL(given.apiBase, origin)
  const panelUrl = given.panelUrl ?? api.origin
  const apiBase = api.pathname.replace(/\/$/, '')
  return {
    panelUrl,
    apiUrl: api.origin + apiBase,
    ownOrigin: new URL(panelUrl).origin === origin,
    baseUrl: api.origin === origin ? '' : api.origin,
    apiBase,
    auth: given.auth,
    credentials: given.credentials,
    panelName: given.panelName ?? new URL(panelUrl).hostname,
    isNamed: given.panelName !== undefined,
    logo: given.logo && new URL(given.logo, origin).href,
    supportUrl: given.supportUrl,
    locale: given.locale,
    theme: given.theme,
    frameOrigins: originsIn(given.frameOrigins),
    posture: given.posture === 'on',
    sections: sectionsIn(given.sections),
    signInUrl: given.signInUrl && new URL(given.signInUrl, origin).href,
    breachUrl: given.breachUrl && new URL(given.breachUrl, origin).href,
  }
}
