import * as z from 'zod/mini'

import { firstPart } from '#src/lib/invisible-characters.ts'

import type { Client } from './client-types.ts'
import { isObject } from './wire.ts'

/** What a panel's own sign-in page says of itself. */
export type SiteConfiguration = {
  /** The panel's name as its owner wrote it; `null` when it says none. */
  name: string | null
  /** Whether signing in takes a captcha, which only that page can show. */
  captcha: boolean
}

const guard = z.catch(z.optional(z.object({ enabled: z.boolean() })), undefined)
const wire = z.pipe(
  z.object({
    name: z.catch(z.optional(z.string()), undefined),
    recaptcha: guard,
    // Pyrodactyl's word for it.
    captcha: guard,
  }),
  z.transform(({ name, recaptcha, captcha }): SiteConfiguration => ({
    name: firstPart(name?.trim() ?? '', 191) || null,
    captcha: recaptcha?.enabled === true || captcha?.enabled === true,
  })),
)

/** The JSON object that `text` begins with, up to the brace that closes it; `''` when none does. */
function leadingObject(text: string): string {
  let depth = 0
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (token === '{') depth++
    if (token === '}') depth--
    if (depth === 0) return text.slice(0, index + token.length)
  }
  return ''
}

/**
 * Reads `window.SiteConfiguration` (contract §4.7) out of a panel's HTML, as text: nothing of it is run. `null` when
 * there is none, or none that can be read.
 */
export function parseSiteConfiguration(html: string): SiteConfiguration | null {
  const start = /\bSiteConfiguration\s*=\s*(?=\{)/.exec(html)
  if (!start) return null
  try {
    const value: unknown = JSON.parse(
      leadingObject(html.slice(start.index + start[0].length)),
    )
    return isObject(value) ? z.parse(wire, value) : null
  } catch {
    return null
  }
}

const patience = 10_000

/**
 * Asks the panel's own sign-in page what it says of itself. It answers guests only: whoever is signed in is redirected,
 * and `null` comes back, as it does from a panel on another origin and from any failure. Throws only the reason of `signal`.
 */
export async function readSiteConfiguration(
  { config, sendsCookies }: Client,
  signal: AbortSignal,
): Promise<SiteConfiguration | null> {
  const own = config.pageOrigin
  const url = `${config.baseUrl.replace(/\/+$/, '') || own}/auth/login`
  if (!URL.canParse(url) || new URL(url).origin !== own) return null
  try {
    const response = await config.fetch(url, {
      headers: { Accept: 'text/html' },
      credentials: sendsCookies ? 'same-origin' : 'omit',
      referrerPolicy: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
    })
    const isPage = response.ok && !response.redirected
    return isPage ? parseSiteConfiguration(await response.text()) : null
  } catch {
    signal.throwIfAborted()
    return null
  }
}
