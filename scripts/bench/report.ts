import { answerRuns, openRuns, type measureFeed } from './activity.ts'
import { keyCount, type ListCost } from './key-lists.ts'
import { lowestEvent, mostShift, mostWords, type LayoutCost } from './layout.ts'
import type { Times } from './sights.ts'
import { leastTarget, type TouchCost } from './touch.ts'

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const fine = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })

type Line = readonly string[]

/** The first column is words, the others figures. */
function table(lines: readonly Line[]): string {
  const columns = lines[0]?.map((_, at) =>
    Math.max(...lines.map((line) => line[at]?.length ?? 0)),
  )
  const cell = (text: string, at: number) =>
    at === 0 ? text.padEnd(columns?.[at] ?? 0) : text.padStart(columns?.[at] ?? 0)
  return lines.map((line) => `${line.map(cell).join('   ')}\n`).join('')
}

const both = ({ median, worst }: Times) =>
  `${whole.format(median)} (${whole.format(worst)})`

/** What long lists of keys cost, as a table. */
export function listReport(costs: readonly ListCost[]): string {
  return [
    `${keyCount} keys in a list: milliseconds, the middle of five runs (the worst)\n\n`,
    table([
      [
        '',
        'answer to painted',
        'answer to types painted',
        'letter in the search to painted',
      ],
      ...costs.map(({ list, slower, painted, typed, letter }) => [
        slower === 1 ? list : `${list}, ${slower} times slower`,
        both(painted),
        typed === null ? '' : both(typed),
        both(letter),
      ]),
      ['other panels’ pages', '690 to 1185', '', '18 to 251'],
    ]),
  ].join('')
}

/** What a long past costs, beside a short one, as two tables. */
export function feedReport({
  small,
  large,
  memory,
}: Awaited<ReturnType<typeof measureFeed>>): string {
  const ratio = (one: Times, other: Times) => `${fine.format(other.median / one.median)} x`
  const [first, last] = [memory[0], memory.at(-1)]
  return [
    `Activity: milliseconds, the middle of ${answerRuns} requests to the stand-in (events in the answer), of ${openRuns} openings of the page\n\n`,
    table([
      ['', ...[small, large].map(({ rows }) => `${whole.format(rows)} events`), 'ratio'],
      ...small.answers.map(({ name, events, times }, at) => {
        const other = large.answers[at]
        if (!other) throw new Error(`"${name}" was not measured.`)
        return [
          name,
          `${fine.format(times.median)} (${events})`,
          `${fine.format(other.times.median)} (${other.events})`,
          ratio(times, other.times),
        ]
      }),
      [
        'navigation to first event painted',
        fine.format(small.opened.median),
        fine.format(large.opened.median),
        ratio(small.opened, large.opened),
      ],
    ]),
    '\nWhat the page of activity keeps after reading so many events\n\n',
    table([
      ['events', 'seconds to read them', 'MB of JavaScript', 'nodes of the document'],
      ...memory.map(({ events, seconds, megabytes, nodes }) => [
        whole.format(events),
        fine.format(seconds),
        fine.format(megabytes),
        whole.format(nodes),
      ]),
      ...(first && last
        ? [
            [
              'ratio',
              '',
              `${fine.format(last.megabytes / first.megabytes)} x`,
              `${fine.format(last.nodes / first.nodes)} x`,
            ],
          ]
        : []),
    ]),
  ].join('')
}

/** A figure, marked where it is more than wanted. */
const judged = (figure: number, most: number, text = `${figure}`) =>
  figure > most ? `${text} too much` : text

/** What each page has on the screen and how far it moves that while it arrives, as a table beside what is wanted. */
export function layoutReport(costs: readonly LayoutCost[]): string {
  return [
    'What is on the screen of each page, in a window 860 px high, and how far it moves while it arrives on a line of 150 ms.\n',
    `Wanted at most: shift ${mostShift}; ${mostWords} words of main at 1200 px; the first event at ${lowestEvent[1200]} px, at a width of 390 px at ${lowestEvent[390]} px\n\n`,
    table([
      ['', 'account', 'width', 'shift', 'words', 'first event', 'the largest move'],
      ...costs.map(({ page, who, width, total, worst, words, firstEvent }) => [
        page,
        who,
        `${width}`,
        judged(total, mostShift, total.toFixed(3)),
        judged(words, width === 1200 ? mostWords : Infinity),
        firstEvent === null ? '' : judged(firstEvent, lowestEvent[width]),
        worst ? `${worst.value.toFixed(3)} of ${worst.what[0] ?? 'nothing'}` : '',
      ]),
    ]),
  ].join('')
}

/** What is too small for a finger, page by page. */
export function touchReport(costs: readonly TouchCost[]): string {
  return [
    `Targets smaller than ${leastTarget} × ${leastTarget} CSS px on a touch screen 390 px wide, links in running text excepted; none is wanted\n\n`,
    table([
      ['', 'targets', 'too small'],
      ...costs.map(({ page, targets, small }) => [page, `${targets}`, `${small.length}`]),
    ]),
    ...costs.flatMap(({ page, small }) => small.map((what) => `${page}: ${what}\n`)),
  ].join('')
}
