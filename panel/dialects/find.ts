import type { Dialect } from './dialect.ts'
import { document000 } from './document-000.ts'
import { document001 } from './document-001.ts'
import { document002 } from './document-002.ts'
import { document003 } from './document-003.ts'
import { document004 } from './document-004.ts'
import { hostile } from './hostile.ts'
import { jexactyl3 } from './jexactyl-3.ts'
import { jexactyl4 } from './jexactyl-4.ts'
import { pterodactyl10 } from './pterodactyl-1.0.ts'
import { pterodactyl18 } from './pterodactyl-1.8.ts'
import { pterodactyl19 } from './pterodactyl-1.9.ts'
import { pterodactyl1117 } from './pterodactyl-1.11.7.ts'
import { pterodactyl1118 } from './pterodactyl-1.11.8.ts'
import { pterodactyl20 } from './pterodactyl-2.0.ts'
import { pyrodactyl } from './pyrodactyl.ts'

const dialects: readonly Dialect[] = [
  pterodactyl1118,
  pterodactyl1117,
  pterodactyl10,
  pterodactyl18,
  pterodactyl19,
  pterodactyl20,
  jexactyl3,
  jexactyl4,
  pyrodactyl,
  document000,
  document001,
  document002,
  document003,
  document004,
  hostile,
]

/** The names of all dialects, the usual one first. */
export const dialectNames: readonly string[] = dialects.map(({ name }) => name)

/** @throws Error for a name that no dialect has. */
export function findDialect(name: string = pterodactyl1118.name): Dialect {
  const found = dialects.find((dialect) => dialect.name === name)
  if (found) return found
  throw new Error(`No dialect "${name}". There are: ${dialectNames.join(', ')}.`)
}
