import { getParser } from 'bowser'

import { firstPart } from '#src/lib/invisible-characters.ts'

/** The browser and the system that a user agent names; `null` for what it does not name. */
export type Agent = { browser: string | null; system: string | null }

/** Reads user agents, once the code for it is here. */
export type ReadAgent = typeof readAgent

/** What follows in a longer one is padding, or an attempt to make reading it slow. */
const longest = 512

const known = new Map<string, Agent>()
/** Few people have more browsers; a stranger may send another name each time. */
const kept = 500

/** What robots call themselves behind the name of all browsers: `Mozilla/5.0 (compatible; Some-Bot/1.2)`. */
const robotIn = (text: string): string | null =>
  /^Mozilla\/[\d.]+ \(compatible; ([^/;()]+)/.exec(text)?.[1]?.trim() || null

/** Reads a user agent (RFC 9110 §10.1.5), which anybody can forge. Never throws. */
export function readAgent(userAgent: string): Agent {
  const text = firstPart(userAgent, longest)
  const before = known.get(text)
  if (before) return before
  const parser = getParser(text || '-')
  const name = parser.getBrowserName()
  const agent = {
    // So nearly all of them begin, whatever they are.
    browser: (name === 'Mozilla' ? null : name) || robotIn(text),
    system: parser.getOSName() || null,
  }
  if (known.size >= kept) known.clear()
  known.set(text, agent)
  return agent
}
