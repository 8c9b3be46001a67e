import type { Channel, Host } from '#src/host/host.ts'
import type { Instant } from '#src/lib/instant.ts'

import { isEarlier, type Message, parseMessage, shortWhere } from './messages.ts'

/** How long the tab that holds may take to say where it is, in milliseconds. */
export const lockPatience = 250

/** The hold was given back by `release`, or lost, before the answer came: go no further. */
type Released = { kind: 'released' }
/** Another tab has the hold: since when and under which title, `null` where it does not say. */
type Elsewhere = { kind: 'elsewhere'; since: Instant | null; where: string | null }
type Claim = { kind: 'held' } | Released | Elsewhere

/** One tab's side of something that only one tab at a time may have. */
export type TabLock = {
  /** Asks for the hold, which stays with whoever has it. Never throws. */
  claim(): Promise<Claim>
  /** Takes the hold from whoever has it, whose `onLost` is called. Never throws. */
  takeOver(): Promise<Exclude<Claim, Elsewhere>>
  /** Gives the hold back; safe to call twice, and without holding. */
  release(): void
}

type Hold = { since: Instant; letGo: () => void }
type Question = { since: Instant; locked: boolean; settle: (answer: Message) => void }

/**
 * Makes this tab's side of the lock `name`, which includes the account: tabs of one origin with the same name
 * exclude each other. Web Locks decide who holds, the channel tells where, by the title (no secrets in
 * one: other tabs show it); without Web Locks the
 * channel decides as well, and without either everybody holds. `onLost`: the hold is gone without `release`, because
 * another tab has `taken` it, or this page `slept` in the back-forward cache, where it must not keep the hold, and is
 * shown again.
 */
export function createTabLock(
  name: string,
  host: Pick<Host, 'title' | 'locks' | 'channel' | 'onWindow'>,
  onLost: (because: 'taken' | 'slept') => void,
): TabLock {
  const locks = host.locks()
  // Not randomUUID: that needs a secure context.
  const from = Math.random().toString(36).slice(2) || '0'

  let wanted = false
  /** Whether it is wanted so much that it is taken from another tab. */
  let steal = false
  /** At most one at a time: `claim` and `takeOver` join the one under way. */
  let attempt: Promise<Claim> | null = null
  let hold: Hold | null = null
  let question: Question | null = null
  let line: Channel | null = null
  let lastHeard: Instant = 0
  let stopListening = () => {}

  function say(kind: Message['kind'], since: Instant) {
    line?.postMessage({
      kind,
      from,
      since,
      where: shortWhere(host.title()),
    } satisfies Message)
  }

  function hear(event: MessageEvent) {
    const message = parseMessage(event.data)
    if (!message || message.from === from) return
    lastHeard = Math.max(lastHeard, message.since)
    if (hold) answer(message, hold)
    else if (question) weigh(message, question)
  }

  function answer(message: Message, mine: Hold) {
    if (message.kind === 'ask') say('here', mine.since)
    if (message.kind !== 'took') return
    // Two tabs that take over at once: the later one stays, and the other must hear of it.
    if (isEarlier(message, { since: mine.since, from })) say('took', mine.since)
    else lose('taken')
  }

  function weigh(message: Message, mine: Question) {
    if (message.kind !== 'ask') return mine.settle(message)
    if (mine.locked) return
    // Two tabs that ask at once: the earlier one stays. It repeats itself, as the other may have
    // opened its channel too late to hear it.
    const first = wanted && isEarlier({ since: mine.since, from }, message)
    if (first) say('ask', mine.since)
    else mine.settle(message)
  }

  /** Who has it, or `null` when nobody answers in time. */
  function ask(locked: boolean): Promise<Message | null> {
    if (!line) return Promise.resolve(null)
    return new Promise((resolve) => {
      const settle = (found: Message | null) => {
        clearTimeout(timer)
        question = null
        resolve(found)
      }
      const timer = setTimeout(() => settle(null), lockPatience)
      question = { since: Date.now(), locked, settle }
      say('ask', question.since)
    })
  }

  function begin(letGo: () => void): Hold {
    steal = false
    // Later than what the one before said, also when the clock was set back in between.
    hold = { since: Math.max(Date.now(), lastHeard + 1), letGo }
    return hold
  }

  function end() {
    hold?.letGo()
    hold = null
    hangUp()
  }

  function lose(because: 'taken' | 'slept') {
    wanted = false
    steal = false
    end()
    onLost(because)
  }

  function lock(): Promise<'granted' | 'refused' | 'broken'> {
    if (!locks) return Promise.resolve('broken')
    return new Promise((resolve) => {
      let mine: Hold | null = null
      locks
        .request(name, { ifAvailable: !steal, steal }, async (granted) => {
          resolve(granted ? 'granted' : 'refused')
          if (granted && wanted)
            await new Promise<void>((letGo) => {
              mine = begin(letGo)
            })
        })
        // Stolen, or, before anything was granted, forbidden here.
        .catch(() => {
          if (mine && mine === hold) lose('taken')
          resolve('broken')
        })
    })
  }

  /** Sets `hold`, unless it is no longer wanted, or answers who has it. */
  async function acquire(): Promise<Omit<Elsewhere, 'kind'> | null> {
    const first = await lock()
    if (first === 'granted') return null
    if (first === 'refused') {
      const other = await ask(true)
      if (other) return other
      // Nobody answered: perhaps the tab has closed in the meantime, or it was this one, whose lock
      // takes a moment to be back with the browser.
      const second = await lock()
      return second === 'granted' ? null : { since: null, where: null }
    }
    const asked = line
    const other = steal ? null : await ask(false)
    if (other) return other
    // Slept while it asked, so it heard nothing.
    if (asked !== line) return null
    // A tab that was frozen and believes that it still holds hears this when it thaws.
    if (wanted) say('took', begin(() => undefined).since)
    return null
  }

  /** Goes on while `release` and `claim` alternate, as they do in React's StrictMode. */
  async function pursue(): Promise<Claim> {
    try {
      // A `release` in the same breath still counts.
      await Promise.resolve()
      while (wanted && !hold) {
        pickUp()
        const other = await acquire()
        if (!other || !wanted || steal) continue
        wanted = false
        hangUp()
        return { kind: 'elsewhere', since: other.since, where: other.where }
      }
      if (wanted) return { kind: 'held' }
      hangUp()
      return { kind: 'released' }
    } finally {
      attempt = null
    }
  }

  function pickUp() {
    if (line) return
    line = host.channel(name)
    line?.addEventListener('message', hear)
    stopListening = host.onWindow('pagehide', sleep)
  }

  function hangUp() {
    line?.close()
    line = null
    stopListening()
  }

  // A page in the back-forward cache runs no code: it could neither answer nor give back, and
  // browsers refuse to cache, or evict, a page with a lock or an open channel. So it gives back
  // before, and says so when it is shown again, since its set-up may have been replaced.
  function sleep() {
    const held = hold !== null
    release()
    hangUp()
    if (!held) return
    const stop = host.onWindow('pageshow', () => {
      stop()
      onLost('slept')
    })
  }

  function release() {
    wanted = false
    steal = false
    // An attempt under way ends by itself, and may be wanted again before.
    if (hold) end()
  }

  function join(): Promise<Claim> {
    wanted = true
    attempt ??= pursue()
    return attempt
  }

  return {
    claim: join,
    async takeOver() {
      steal = true
      await join()
      return { kind: hold ? 'held' : 'released' }
    },
    release,
  }
}
