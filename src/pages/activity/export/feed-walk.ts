import type { ActivityEntry, ActivityPage } from '#src/api/activity.ts'
import { isFailure } from '#src/api/failures.ts'
import { sharedSecond } from '#src/feed/cut-second.ts'
import { firstTimes } from '#src/feed/dedupe.ts'
import { allOf, cutBetween } from '#src/feed/mend-cut.ts'
import type { Instant } from '#src/lib/instant.ts'
import { readingPause } from '#src/lib/wait.ts'

/** What a reading needs of the world around it. */
export type FeedWalkSource = {
  /** Reads a page, counted from 1, newest first, of as many rows as panels give or `perPage`. Throws the failures of `failures.ts`. */
  list: (page: number, signal: AbortSignal, perPage?: number) => Promise<ActivityPage>
  /** Resolves after so many milliseconds, and throws the signal's reason when that is aborted. */
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>
  now: () => Instant
  /** Milliseconds from the start of one request to that of the next. */
  gap: () => number
  /** When the panel was asked last, before the reading began. */
  askedAt: Instant
  /** Whether a row belongs to what is asked for. */
  keeps: (entry: ActivityEntry) => boolean
  /** No row before this is wanted; `-Infinity` when all are. */
  since: Instant
  /** Whether the panel sorts; where it does not, older rows may still come after newer ones. */
  isSorted: () => boolean
}

/** How far a reading is. */
export type ExportProgress = {
  /** Rows that the panel was asked for, of those that there were at the beginning. */
  read: number
  total: number
  /** Rows that are kept. */
  kept: number
  /** Rows that could not be read. */
  odd: number
  /** Rows that are left out since the panel wrote the same sign-in twice (`dedupe.ts`). */
  twice: number
  /** Seconds of which rows may be missing. */
  unsure: number
}

/** What a reading tells as it goes: how far it is, or that the panel asks to wait until a moment. */
export type ExportStep =
  | { kind: 'progress'; progress: ExportProgress }
  | { kind: 'paused'; until: Instant }

/** A walk through all pages of the feed, which can be ended and taken up again. */
export type FeedWalk = {
  /**
   * Goes on from where it was, to the end. A 429 is waited out; what else fails is thrown, and so is the reason of
   * `signal`. What was read by then is kept. One walk at a time.
   */
  go: (signal: AbortSignal) => AsyncGenerator<ExportStep, void>
  progress: () => ExportProgress
  /** What is there so far, newest first. */
  entries: () => readonly ActivityEntry[]
}

/**
 * Reads all that matches and was there at the beginning, one page at a time. New rows that arrive meanwhile push those
 * that are still to come onto later pages: these tell some again, which are kept once, and none is skipped. A second that
 * two pages share is read once more in one, where it may have lost rows.
 */
export function createFeedWalk(source: FeedWalkSource): FeedWalk {
  const entries: ActivityEntry[] = []
  const isFirstTime = firstTimes()
  let page = 1
  let isOver = false
  let { askedAt } = source
  let resumesAt = -Infinity
  // So many can arrive at once that some stand on pages that are still to come.
  let newest: Instant = Infinity
  let total: number | null = null
  let read = 0
  let odd = 0
  // Of the rows that were told, however often.
  const told = new Set<string>()
  let different = 0
  // One that fills pages is cut more than once.
  const unsure = new Set<Instant>()
  let before: ActivityPage | null = null
  // The two last pages, as long as nobody has looked at the cut between them.
  let cut: readonly [newer: ActivityPage, older: ActivityPage] | null = null

  const progress = (): ExportProgress => ({
    read,
    total: total ?? 0,
    kept: entries.length,
    odd,
    twice: told.size - different,
    unsure: unsure.size,
  })

  function isKept(entry: ActivityEntry): boolean {
    const isLater = source.isSorted() && (entry.timestamp ?? 0) > newest
    if (isLater) return false
    told.add(entry.id)
    if (!isFirstTime(entry)) return false
    different += 1
    return source.keeps(entry)
  }

  function take(found: ActivityPage): void {
    const { items, pagination } = found
    if (page === 1) newest = items[0]?.timestamp ?? Infinity
    cut = before && sharedSecond(before, found) !== null ? [before, found] : null
    before = found
    entries.push(...items.filter(isKept))
    odd += found.odd
    const all = pagination?.total ?? items.length + found.odd
    total ??= all
    const behind = pagination ? Math.min(page * pagination.perPage, all) : all
    // What arrived since the beginning stands before the rest, and was not asked for.
    read = Math.max(read, Math.min(total, behind - Math.max(0, all - total)))
    const oldest = items.findLast(({ timestamp }) => timestamp !== null)?.timestamp
    isOver =
      !pagination ||
      page >= pagination.pages ||
      (source.isSorted() && (oldest ?? Infinity) < source.since)
    page += 1
  }

  /** Reads what the cut between two pages may have lost. */
  async function mend(pages: NonNullable<typeof cut>, signal: AbortSignal): Promise<void> {
    const found = cutBetween(...pages)
    let rows: ActivityEntry[] | null = null
    if (found?.page) {
      const { page: at, perPage } = found.page
      await pause(signal)
      rows = allOf(found.second, await source.list(at, signal, perPage))
    }
    if (found && rows) {
      const { second } = found
      // They belong before what the last page told of older seconds; rows without a date stay where they are.
      const isNotOlder = ({ timestamp }: ActivityEntry) =>
        (timestamp ?? -Infinity) >= second
      entries.splice(entries.findLastIndex(isNotOlder) + 1, 0, ...rows.filter(isKept))
    } else if (found) unsure.add(found.second)
    cut = null
  }

  /** Waits until the panel may be asked: the limit is that of the last answer. */
  async function pause(signal: AbortSignal): Promise<void> {
    const next = Math.max(resumesAt, askedAt + source.gap())
    await source.wait(Math.max(0, next - source.now()), signal)
    askedAt = source.now()
  }

  async function* go(signal: AbortSignal): AsyncGenerator<ExportStep, void> {
    while (!isOver || cut) {
      try {
        if (cut) await mend(cut, signal)
        else {
          await pause(signal)
          take(await source.list(page, signal))
        }
        yield { kind: 'progress', progress: progress() }
      } catch (error) {
        if (!isFailure(error, 'throttled')) throw error
        resumesAt = source.now() + readingPause(error.seconds) * 1000
        yield { kind: 'paused', until: resumesAt }
      }
    }
  }

  return { go, progress, entries: () => entries }
}
