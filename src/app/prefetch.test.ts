import { glob, readFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'

import { expect, onTestFinished, test, vi } from 'vitest'

import { lifetime } from '#src/host/lifetime.ts'
import { catalogueOf } from '#src/i18n/catalogue.ts'
import { createTestHost } from '#src/test/host.ts'

import { prefetchAll } from './prefetch.ts'

const root = join(import.meta.dirname, '../..')

/** What stays on demand, and why. */
const onDemand = [
  // 213 kB, for whoever begins a new password.
  'src/password/password-estimate.ts',
  // 5 kB of words, for whoever asks for a suggestion.
  'src/password/passphrase.ts',
  // 3 kB, for panels whose host names a service to ask.
  'src/password/breach-check.tsx',
  // For a page in a frame, where it is there from the beginning.
  'src/frame/enter-frame.tsx',
  // For who asked to be told, and who is then told from the beginning.
  'src/app/follow-posture.ts',
  // Itself.
  'src/app/prefetch.ts',
  // Languages that are not shown.
  'src/i18n/other-locales.ts',
]

/** The modules that a file imports when it needs them, as paths from the root; libraries are left out. */
async function dynamicImports(file: string): Promise<string[]> {
  const text = await readFile(join(root, file), 'utf8')
  return [...text.matchAll(/\bimport\(\s*'([^']+)'/g)].flatMap(([, name = '']) => {
    if (name.startsWith('#src/')) return [name.slice(1)]
    return name.startsWith('.') ? [relative(root, join(root, dirname(file), name))] : []
  })
}

test('what is fetched when idle is all that is fetched on demand', async () => {
  const wanted = new Set<string>()
  for await (const file of glob('src/**/*.{ts,tsx}', { cwd: root })) {
    if (/\.test\.|\/testing|^src\/test\/|^src\/app\/prefetch\.ts/.test(file)) continue
    for (const name of await dynamicImports(file)) wanted.add(name)
  }
  const fetched = await dynamicImports('src/app/prefetch.ts')
  expect([...wanted].filter((name) => !onDemand.includes(name)).sort()).toEqual(
    fetched.sort(),
  )
})

test('for a Perch that is over no more is fetched', async () => {
  const host = createTestHost()
  const load = vi.spyOn(catalogueOf('en'), 'load').mockImplementation(async () => {
    if (load.mock.calls.length === 2) lifetime(host).abort()
  })
  onTestFinished(() => load.mockRestore())
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const going = prefetchAll(host)
  await vi.advanceTimersByTimeAsync(10_000)
  await going
  expect(load).toHaveBeenCalledTimes(2)
  expect(vi.getTimerCount()).toBe(0)
})

test('a Perch that is over is let go of at once, however long the browser is busy', async () => {
  vi.stubGlobal('requestIdleCallback', vi.fn())
  onTestFinished(() => void vi.unstubAllGlobals())
  const host = createTestHost()
  const going = prefetchAll(host)
  lifetime(host).abort()
  expect(await going).toBeUndefined()
})
