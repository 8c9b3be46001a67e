/** Seen once in forced colours: a change of media had not reached the lines of the table. */
const lines = 'the browser may leave lines of a table in the colours from before'

/** Views of which two runs of one commit make two pictures, and why; they are taken, and said not to be compared. */
export const notCompared: Readonly<Record<string, string>> = {
  'views/chart-as-a-table': lines,
  'views/chart-read-in-part-as-a-table': lines,
  'views/chart-not-even-today': 'events of one second come in any order',
  'views/export-refused': 'it counts the seconds down',
  'views/security-reading': 'for how long it has asked shows',
}
