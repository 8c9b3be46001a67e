const longest = 2000
const mostLines = 20
const period = 60_000

/**
 * Writes lines for whoever runs the server, of what others send: each on one line and cut where it is longer than 2,000
 * characters, and at most 20 in a minute. The next line after that says how many were left out.
 */
export function createLog(
  write: (line: string) => void,
  now: () => number = Date.now,
): (line: string) => void {
  let begun = -Infinity
  let written = 0
  let leftOut = 0
  return (line) => {
    if (now() - begun >= period) {
      if (leftOut > 0) write(`${leftOut} more lines were left out.`)
      begun = now()
      written = 0
      leftOut = 0
    }
    if (written >= mostLines) {
      leftOut++
      return
    }
    written++
    write(toLine(line))
  }
}

/** Control characters would move the cursor of a terminal, or begin a line that looks like ours. */
function toLine(text: string): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text
  return cut.replaceAll(/[\p{Cc}\u2028\u2029]/gu, '\u{FFFD}')
}

/** The log of this process, on its standard error: of all that others can cause, so many lines in a minute. */
export const complain = createLog((line) => console.error(line))
