import { readHost } from './hosts.ts'

/** What `npm start` and `npm run dev` read from the environment. */
export type Settings = {
  port: number
  /** By which names browsers reach the server, beside those of the loopback interface. */
  hosts: readonly string[]
  /** Share of answers to spoil, 0 to 1. */
  chaos: number
  auth: 'session' | 'key'
  /** Whose pages may show the page in a frame, beside those of its own origin. */
  frameOrigins: readonly string[]
  /** Whether those are told how the account stands. */
  posture: boolean
  /** Address of the service that is asked about passwords from breaches; nobody is when absent. */
  breachUrl?: string
  panel:
    | { kind: 'real'; url: URL }
    | { kind: 'stand-in'; database: string; dialect?: string }
}

/** Reads the environment; throws an error in words when something in it makes no sense. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const auth = env['PANEL_AUTH'] || 'session'
  if (auth !== 'session' && auth !== 'key') {
    throw new Error(`PANEL_AUTH=${auth}: it is either session or key.`)
  }
  const dialect = env['PANEL_DIALECT']
  const breachUrl = readBreachUrl(env['BREACH_URL'] ?? '')
  return {
    port: readNumber(env, 'PORT', 5173, 65_535),
    chaos: readNumber(env, 'CHAOS', 0, 100) / 100,
    auth,
    hosts: readHosts(env['HOSTS'] ?? ''),
    posture: readSwitch(env, 'POSTURE'),
    ...(breachUrl && { breachUrl }),
    frameOrigins: readOrigins(env['FRAME_ORIGINS'] ?? ''),
    panel: env['PANEL_URL']
      ? { kind: 'real', url: readPanelUrl(env['PANEL_URL']) }
      : {
          kind: 'stand-in',
          database: env['PANEL_DATABASE'] || 'data/panel.sqlite',
          ...(dialect ? { dialect } : {}),
        },
  }
}

function readNumber(
  env: Record<string, string | undefined>,
  name: string,
  absent: number,
  most: number,
): number {
  const text = env[name]
  if (text === undefined || text === '') return absent
  if (!/^\d+$/.test(text) || Number(text) > most) {
    throw new Error(`${name}=${text}: it is a whole number from 0 to ${most}.`)
  }
  return Number(text)
}

function readPanelUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new Error(`PANEL_URL=${text}: it is a URL such as https://panel.example.com.`)
  }
  if (url.pathname !== '/' || url.search || url.hash || url.username) {
    throw new Error(
      `PANEL_URL=${text}: it is an origin, without a path: ${url.protocol}//${url.host}`,
    )
  }
  return url
}

function readBreachUrl(text: string): string {
  // Its origin goes into a header, where a host with a wildcard would be another thing.
  if (text === '' || (/^https?:\/\/[\w.:[\]-]+\//.test(text) && URL.canParse(text)))
    return text
  throw new Error(
    `BREACH_URL=${text}: it is a URL such as https://api.pwnedpasswords.com/range/.`,
  )
}

function readSwitch(env: Record<string, string | undefined>, name: string): boolean {
  const text = env[name]
  if (text === undefined || text === '') return false
  if (text !== 'on') throw new Error(`${name}=${text}: it is on, or nothing.`)
  return true
}

const apart = (text: string) => text.split(/[\s,]+/).filter(Boolean)

/** Names of hosts, apart by spaces or commas. */
function readHosts(text: string): string[] {
  return apart(text).map((written) => {
    const host = readHost(written)
    if (host !== null && host === written.toLowerCase()) return host
    throw new Error(
      `HOSTS=${text}: each is the name of a host such as perch.example, and ${written} is none.`,
    )
  })
}

/** Origins, apart by spaces or commas. */
function readOrigins(text: string): string[] {
  const origins = apart(text)
  for (const origin of origins) {
    // A host with a wildcard is an origin to `URL`, and another thing in the header.
    const isOrigin = /^https?:\/\/[\w.:[\]-]+$/.test(origin) && URL.canParse(origin)
    if (isOrigin && new URL(origin).origin === origin) continue
    throw new Error(
      `FRAME_ORIGINS=${text}: each is an origin such as https://panel.example.com, and ${origin} is none.`,
    )
  }
  return origins
}
