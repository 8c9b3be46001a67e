/** The oldest browsers that Perch is built for, by their names in data on compatibility. The README says them, too. */
export const targets = { chrome: 123, firefox: 127, safari: 17.5 } as const

/** The same, as Vite names them. */
export const buildTargets = Object.entries(targets).map(([name, version]) => name + version)
