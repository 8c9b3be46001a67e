import { generateKeyPairSync } from 'node:crypto'

import type { Page } from '@playwright/test'

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
  painted: { median: number; worst: number }
  /** From a letter pressed in the search until the rows that it leaves are painted. */
  letter: { median: number; worst: number }
}

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

/** In the page: notes when the list has a number of rows, and that frame is on the screen. */
function watchRows(label: string) {
  const noted: { [rows: number]: number } = {}
  Object.assign(globalThis, { noted })
  let last = 0
  new MutationObserver(() => {
    const rows = document.querySelectorAll(`ul[aria-label="${label}"] > li`).length
    if (rows === last || rows === 0) return
    last = rows
    // The frame is drawn after the callback, and a message is handled after that.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => (noted[rows] = performance.now())
      port2.postMessage(null)
    })
  }).observe(document, { subtree: true, childList: true })
}

/** When the list had so many rows on the screen, in milliseconds since the page began. */
async function notedAt(page: Page, rows: number): Promise<number> {
  const found = await page.waitForFunction(
    (wanted) => (globalThis as unknown as { noted: number[] }).noted[wanted],
    rows,
    { timeout: 60_000 },
  )
  return Number(await found.jsonValue())
}

async function measure(stage: Stage, path: string, label: string, slower: number) {
  const page = await stage.open(slower)
  await page.addInitScript(watchRows, label)
  await page.goto(`${stage.origin}/${path}`)
  const painted = await notedAt(page, keyCount)
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
  const found = await notedAt(page, keyCount / 10)
  const pressed = await page.evaluate(() =>
    Number((globalThis as unknown as { pressed: number }).pressed),
  )
  await page.close()
  if (answered === undefined) throw new Error(`The page did not ask for ${path}.`)
  return { painted: painted - answered, letter: found - pressed }
}

function summary(times: number[]) {
  const sorted = times.toSorted((one, other) => one - other)
  return {
    median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
    worst: sorted.at(-1) ?? Number.NaN,
  }
}

/** Measures both lists, at the processor's own speed and four times as slow. */
export async function measureLists(stage: Stage): Promise<ListCost[]> {
  const costs: ListCost[] = []
  for (const slower of [1, 4])
    for (const [path, list] of [
      ['api-keys', 'API keys'],
      ['ssh-keys', 'SSH keys'],
    ] as const) {
      const times: Awaited<ReturnType<typeof measure>>[] = []
      for (let run = 0; run < runs; run++)
        times.push(await measure(stage, path, list, slower))
      costs.push({
        list,
        slower,
        painted: summary(times.map(({ painted }) => painted)),
        letter: summary(times.map(({ letter }) => letter)),
      })
    }
  return costs
}
