import type { Host } from '#src/host/host.ts'

/** Browsers begin to read the file after the press; Safari is the last to. */
const readAfter = 1000

/**
 * Hands `text`, of a media type, to the browser as a download called `name`. Whether it is kept is the browser's and the person's
 * to say: no API tells. Throws when the browser cannot make a file.
 */
export function saveFile(
  host: Host,
  name: string,
  text: string,
  type = 'text/plain',
): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  // What is in the file may not outlive the page's need of it.
  setTimeout(() => URL.revokeObjectURL(url), readAfter)
  host.download(url, name)
}
