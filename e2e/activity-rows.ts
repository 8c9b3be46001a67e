import type { NewActivity, Panel, PanelAccount } from '../panel/types.ts'

const day = 24 * 60 * 60_000

/** What two browsers call themselves. */
export const firefox =
  'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'
export const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'

/** The sign-ins of somebody who has come from home, with Firefox, for long. */
export const usual = (now: number): NewActivity[] =>
  [40, 35, 30, 25, 20, 10].map((days) => ({
    event: 'auth:success',
    timestamp: now - days * day,
    ip: '203.0.113.5',
    properties: { useragent: firefox },
  }))

/** Gives the feed of an account a sign-in of now: a row tells whether two-factor sign-in is on. */
export function lastSignIn({ control }: Panel, { id }: PanelAccount): void {
  control.addActivity(id, [
    { event: 'auth:success', timestamp: control.now(), ip: '192.0.2.1' },
  ])
}
