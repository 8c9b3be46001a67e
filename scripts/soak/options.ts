import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    faults: { type: 'string', default: '10' },
    tell: { type: 'boolean', default: false },
  },
})
const readNumber = (name: 'minutes' | 'seed' | 'faults', least: number, most: number) => {
  const number = Number(values[name])
  if (!(number >= least && number <= most))
    throw new Error(`--${name} ${values[name]}: it is a number from ${least} to ${most}.`)
  return number
}
/** How long the soak lives, the seed of its chance, the share of requests that fail (0 to 1), and whether it tells each step. */
export const minutes = readNumber('minutes', 0.2, 600)
export const seed = readNumber('seed', 0, 2 ** 32 - 1)
export const share = readNumber('faults', 0, 100) / 100
export const isVerbose = values.tell
