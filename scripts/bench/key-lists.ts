import { generateKeyPairSync } from 'node:crypto'

import { lookOut, seenAt, summary, type Times } from './sights.ts'
import type { Stage } from './stage.ts'

/** How many keys there are in each list. */
export const keyCount = 1000
const runs = 5

/** What one list costs, in milliseconds: the middle and the worst of several runs. */
export type ListCost = {
  list: string
  /** How many times as slow the processor was made. */
  slower: number
  /** From the end of the panel's answer until all rows are painted. */
  painted: Times
  /** From the end of the answer until the last key's type is painted, too, which is read after the rows; `null` for keys without one. */
  typed: Times | null
  /** From a letter pressed in the search until the rows that it leaves are painted. */
  letter: Times
}

type List = { path: string; list: string; type: string | null }
const lists: readonly List[] = [
  { path: 'api-keys', list: 'API keys', type: null },
  { path: 'ssh-keys', list: 'SSH keys', type: 'Ed25519' },
]

const text = (content: string | Buffer) => {
  const bytes = Buffer.from(content)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}

function ed25519Line(): string {
  const { x = '' } = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' })
  const blob = Buffer.concat([text('ssh-ed25519'), text(Buffer.from(x, 'base64url'))])
  return `ssh-ed25519 ${blob.toString('base64')}`
}

/** Stands in every tenth name, and in no identifier or fingerprint. */
const sought = '!'
const nameOf = (at: number) => `Key number ${at}${at % 10 === 0 ? sought : ''}`

/** Makes as many API keys and SSH keys as the lists are to have. */
export function fillLists({ panel, account }: Stage): void {
  panel.control.atomically(() => {
    for (let at = 0; at < keyCount; at++) {
      panel.control.createApiKey(account.id, { description: nameOf(at) })
      panel.control.createSshKey(account.id, {
        name: nameOf(at),
        publicKey: ed25519Line(),
      })
    }
  })
}

async function measure(stage: Stage, { path, list, type }: List, slower: number) {
  const page = await stage.open(slower)
  const row = `[aria-label="${list}"] > tbody > tr`
  const last = `${row}:nth-child(${keyCount}):last-child`
  await lookOut(page, [
    { name: 'rows', selector: last },
    { name: 'types', selector: last, text: type ?? '' },
    { name: 'found', selector: `${row}:nth-child(${keyCount / 10}):last-child` },
  ])
  await page.goto(`${stage.origin}/${path}`)
  const painted = await seenAt(page, 'rows')
  const typed = await seenAt(page, 'types')
  const answered = await page.evaluate(
    (end) =>
      performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.endsWith(`/account/${end}`))
        .map((entry) => (entry as PerformanceResourceTiming).responseEnd)[0],
    path,
  )
  const search = page.getByRole('searchbox', { name: 'Search keys' })
  await search.focus()
  await search.evaluate((field) =>
    field.addEventListener('keydown', ({ timeStamp }) =>
      Object.assign(globalThis, { pressed: timeStamp }),
    ),
  )
  await page.keyboard.type(sought)
  const found = await seenAt(page, 'found')
  const pressed = await page.evaluate(
    () => (globalThis as unknown as { pressed?: number }).pressed,
  )
  await page.close()
  if (answered === undefined) throw new Error(`The page did not ask for ${path}.`)
  if (pressed === undefined) throw new Error(`No key was pressed in the search of ${list}.`)
  return { painted: painted - answered, typed: typed - answered, letter: found - pressed }
}

/** Measures both lists, at the processor's own speed and four times as slow. */
export async function measureLists(stage: Stage): Promise<ListCost[]> {
  const costs: ListCost[] = []
  for (const slower of [1, 4])
    for (const each of lists) {
      const times: Awaited<ReturnType<typeof measure>>[] = []
      for (let run = 0; run < runs; run++) times.push(await measure(stage, each, slower))
      costs.push({
        list: each.list,
        slower,
        painted: summary(times.map(({ painted }) => painted)),
        typed: each.type === null ? null : summary(times.map(({ typed }) => typed)),
        letter: summary(times.map(({ letter }) => letter)),
      })
    }
  return costs
}
