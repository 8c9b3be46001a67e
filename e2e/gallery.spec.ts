import { readdirSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test as base } from '@playwright/test'

import { listen } from '../server/listen.ts'
import { loadFiles, sendFile } from '../server/static-files.ts'
import { allAppearances, touch } from './appearances.ts'
import { holdStill, isWanted, takePictures, takesPictures } from './pictures.ts'
import { findProblems, noteScan } from './scan.ts'
import { watch } from './watch.ts'

const folder = join(import.meta.dirname, '..', 'gallery')
const entries = readdirSync(join(folder, 'entries')).map((file) =>
  file.replace(/\.tsx$/, ''),
)
const looks = [...allAppearances, touch]

/** Where the built gallery is served. */
const test = base.extend<object, { gallery: string }>({
  gallery: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, provide) => {
      const files = loadFiles(join(folder, 'dist', 'page'))
      const { origin, close } = await listen(async (request) => {
        const { pathname } = new URL(request.url)
        const file = files.get(pathname === '/' ? '/index.html' : pathname)
        return file ? sendFile(request, file) : new Response(null, { status: 404 })
      }, 0)
      await provide(origin)
      await close()
    },
    { scope: 'worker' },
  ],
})

/** Each has as many states as it likes. */
test.slow()

for (const entry of entries)
  test(`the gallery: ${entry}`, async ({ page, context, gallery }) => {
    const faults: string[] = []
    await watch(context, faults)
    if (takesPictures) await holdStill(context)
    await page.goto(gallery)
    const list = page.getByRole('list', { name: entry, exact: true })
    const states = await list.getByRole('link').allTextContents()
    expect(states).not.toEqual([])
    for (const state of states) {
      const name = `${entry}/${state}`
      if (!isWanted('parts', name)) continue
      await page.goto(`${gallery}/?${new URLSearchParams({ state: name }).toString()}`)
      // Not by its role: behind a dialog it has none.
      await expect(page.locator('main')).toHaveAttribute('aria-busy', 'false')
      if (takesPictures) {
        await takePictures(page, 'parts', name)
        continue
      }
      const problems = await findProblems(page, name, looks)
      noteScan(name, looks.length)
      expect.soft(problems, 'what the scan found').toEqual([])
    }
    expect(faults).toEqual([])
  })
