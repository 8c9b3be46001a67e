import { matrixFaults, type MatrixFault } from './faults.ts'
import type { Use } from './hand.ts'
import { whyLeftOut } from './left-out.ts'
import { uses } from './uses.ts'

export type Cell = { use: Use; fault: MatrixFault }

/** All that there are, played or not. */
export const allCells: readonly Cell[] = uses.flatMap((use) =>
  matrixFaults.map((fault) => ({ use, fault })),
)

/** Those that are played. */
export const cells: readonly Cell[] = allCells.filter(
  ({ use, fault }) => whyLeftOut(use, fault) === null,
)

/** How a test of a cell is called, in whatever it is played. */
export const cellName = ({ use, fault }: Cell): string => `${use.name} × ${fault.name}`
