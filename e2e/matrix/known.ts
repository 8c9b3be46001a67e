/**
 * Cells in which the page is known to do something wrong, each with what. A cell that is mended must be taken from here:
 * its test fails until it is.
 */
export const known: Readonly<Record<string, string>> = {}
