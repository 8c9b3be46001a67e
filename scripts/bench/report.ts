import { answerRuns, openRuns, type measureFeed } from './activity.ts'
import { keyCount, type ListCost } from './key-lists.ts'
import { mostShift, type LayoutCost } from './layout.ts'
import type { Times } from './sights.ts'

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

/** How far each page moves what is on the screen while it arrives, as a table. */
export function layoutReport(costs: readonly LayoutCost[]): string {
  return [
    `Layout shift of each page while it arrives, on a line of 150 ms; at most ${mostShift} is wanted\n\n`,
    table([
      ['', 'width', 'shift', '', 'the largest move'],
      ...costs.map(({ page, width, total, worst }) => [
        page,
        `${width}`,
        total.toFixed(3),
        total > mostShift ? 'too far' : '',
        worst ? `${worst.value.toFixed(3)} of ${worst.what.slice(0, 2).join(', ')}` : '',
      ]),
    ]),
  ].join('')
}
