/** Views of which two runs of one commit make two pictures, and why; they are taken, and said not to be compared. */
export const notCompared: Readonly<Record<string, string>> = {
  'views/chart-not-even-today': 'events of one second come in any order',
  'views/export-refused': 'it counts the seconds down',
  'views/security-reading': 'for how long it has asked shows',
}
