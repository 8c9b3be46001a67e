import * as z from 'zod/mini'

import { parseConfig, type Config } from '#src/app/config.ts'

import type { MountOptions } from './public.d.ts'

/** Where it stands on the page; nonsense falls back to the default. */
const Placement = z.object({
  root: z.catch(z.enum(['shadow', 'light']), 'shadow'),
  route: z.catch(z.enum(['path', 'hash', 'memory']), 'memory'),
  replace: z.catch(z.boolean(), false),
  // Never of another origin, which browsers read in `//host` and `/\host`.
  base: z.catch(z.string().check(z.regex(/^\/(?![/\\])[^?#\s\\]*$/)), '/'),
})
export type Placement = z.infer<typeof Placement>

/** What a host page has said, as it counts. */
export type Said = {
  placement: Placement
  config: Config
  /** Equal as long as the same Perch can go on: other words, another theme and other sections need no new one. */
  identity: string
}

/** Reads what a host page says, as seen from a page at `origin`. */
export function parseOptions(options: MountOptions, origin: string): Said {
  const given = z.parse(Placement, options)
  const placement = { ...given, base: given.base.replace(/\/+$/, '') || '/' }
  const { sections } = options
  const said = Array.isArray(sections) ? sections.join(' ') : sections
  const texts = Object.entries({ ...options, sections: said }).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  )
  const config = parseConfig(Object.fromEntries(texts), origin)
  const { panelUrl, apiUrl, auth, credentials, posture } = config
  const panel = { panelUrl, apiUrl, auth, credentials, posture }
  const identity = JSON.stringify({ ...placement, ...panel })
  return { placement, config, identity }
}
