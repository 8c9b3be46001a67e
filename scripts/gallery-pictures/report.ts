import { basename, dirname } from 'node:path'

import type { Compared, Difference } from './compare.ts'

const count = new Intl.NumberFormat('en')

/** States in their order, each with what differs in it. */
function byState({ differing }: Compared): [state: string, Difference[]][] {
  return [...Map.groupBy(differing, ({ name }) => dirname(name))]
}

const appearanceOf = ({ name }: Difference) => basename(name, '.png')

const wordsOf = ({ kind, pixels }: Difference) =>
  kind === 'changed' ? `${count.format(pixels)} px` : kind

/** What differs, for a terminal: a line for each state, with the appearances in which it does; then what is not compared. */
export function reportTable(compared: Compared): string {
  const { same, differing, notCompared } = compared
  const rows = [
    ...byState(compared).map(([state, all]) => [
      state,
      all.map((each) => `${appearanceOf(each)} ${wordsOf(each)}`).join(', '),
    ]),
    ...Array.from(notCompared, ([state, why]) => [state, `not compared: ${why}`]),
  ] as [state: string, words: string][]
  const width = Math.max(0, ...rows.map(([state]) => state.length))
  const lines = rows.map(([state, words]) => `${state.padEnd(width)}  ${words}`)
  const total = same + differing.length
  const summary =
    differing.length === 0
      ? `No difference: ${count.format(total)} pictures are the same.`
      : `${count.format(differing.length)} of ${count.format(total)} pictures differ.`
  return [...lines, ...(lines.length > 0 ? [''] : []), summary].join('\n')
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** Before, after and where they differ, as far as there is such a picture. */
function figures(difference: Difference): string {
  const { kind, name } = difference
  const there = {
    before: kind !== 'new',
    after: kind !== 'gone',
    differences: kind === 'changed',
  }
  return Object.entries(there)
    .map(([folder, isThere]) =>
      isThere
        ? `<td><img loading="lazy" src="${folder}/${escaped(name)}" alt="${folder}"></td>`
        : '<td></td>',
    )
    .join('')
}

/** The same as a page that stands beside the folders `before`, `after` and `differences`. */
export function reportPage(revision: string, compared: Compared): string {
  const sections = byState(compared).map(
    ([state, all]) => `<h2>${escaped(state)}</h2>
<table>
<tr><th></th><th>Before</th><th>After</th><th>Difference</th></tr>
${all
  .map(
    (each) =>
      `<tr><th>${escaped(appearanceOf(each))}<br>${wordsOf(each)}</th>${figures(each)}</tr>`,
  )
  .join('\n')}
</table>`,
  )
  const title = `Against ${escaped(revision)}`
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${title}</title>
<style>
body { font: 16px system-ui; }
th { vertical-align: top; text-align: start; }
img { max-width: 30vw; border: 1px solid #888; }
</style>
<h1>${title}</h1>
<p>${escaped(reportTable(compared).split('\n').at(-1) ?? '')}</p>
${[...compared.notCompared].map(([state, why]) => `<p>${escaped(state)} is not compared: ${escaped(why)}</p>`).join('\n')}
${sections.join('\n')}
</html>
`
}
