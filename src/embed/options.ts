import * as z from 'zod/mini'

import { parseConfig, type Config } from '#src/app/config.ts'

import type { MountOptions } from './public.d.ts'

/** Where it stands on the page; nonsense falls back to the default. */
const Placement = z.object({
  root: z.catch(z.enum(['shadow', 'light']), 'shadow'),
  route: z.catch(z.enum(['path', 'hash', 'memory']), 'memory'),
  replace: z.catch(z.boolean(), false),
})
export type Placement = z.infer<typeof Placement> & { base: string }

/** The base that is said, without a slash at its end and with one before it; `null` where that is none. */
export function readBase(said: unknown): string | null {
  const text = said ?? ''
  if (typeof text !== 'string') return null
  const path = /^([\w-][^:]*)?$/.test(text) ? `/${text}` : text
  // Never of another origin, which browsers read in `//host` and `/\host`.
  return /^\/(?![/\\])[^?#\s\\]*$/.test(path) ? path.replace(/\/+$/, '') || '/' : null
}

/** The options of a host page, as they count. */
export type ParsedOptions = {
  placement: Placement
  config: Config
  /** Equal as long as the same Perch can go on: other words, another theme and other sections need no new one. */
  instanceKey: string
}

/** Reads the options of a host page at `origin`; nonsense falls back to the defaults. */
export function parseOptions(options: MountOptions, origin: string): ParsedOptions {
  const placement = {
    ...z.parse(Placement, options),
    base: readBase(options.base) ?? '/',
  }
  const { sections } = options
  const names = Array.isArray(sections) ? sections.join(' ') : sections
  const texts = Object.entries({ ...options, sections: names }).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  )
  const config = parseConfig(Object.fromEntries(texts), origin)
  const { panelUrl, apiUrl, auth, credentials, posture } = config
  const panel = { panelUrl, apiUrl, auth, credentials, posture }
  const instanceKey = JSON.stringify({ ...placement, ...panel })
  return { placement, config, instanceKey }
}
