const unknown = 'it is said to be unknown, though the list tells'

/**
 * Cells in which the page is known to do something wrong, each with what. A cell that is mended must be taken from here:
 * its test fails until it is.
 */
export const known: Readonly<Record<string, string>> = {
  'ssh-key-remove × refuse': unknown,
  'ssh-key-remove × 500-json': unknown,
  'ssh-key-remove × 502-html': unknown,
  'ssh-key-remove × redirect-to-login': unknown,
  'logout × run-late': 'it goes on to say that one is signed in',
}
