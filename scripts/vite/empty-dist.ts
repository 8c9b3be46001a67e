import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'

import type { Plugin } from 'vite'

/** What other builds put into `dist`: the element's is made by itself. */
const kept = 'embed'

/**
 * Takes out of a build's folder what the build before it left, but for the folder of the element, in place of Vite, which
 * would take that, too. The builds of the element itself have it as well, and empty folders of their own by it.
 */
export function emptyDist(): Plugin {
  let folder = ''
  return {
    name: 'empty-dist',
    apply: 'build',
    config: () => ({ build: { emptyOutDir: false } }),
    configResolved({ root, build }) {
      folder = resolve(root, build.outDir)
    },
    // Not at the beginning: a build that fails leaves what worked. Before `public` is copied.
    renderStart: {
      order: 'pre',
      handler() {
        if (!existsSync(folder)) return
        for (const name of readdirSync(folder))
          if (name !== kept) rmSync(join(folder, name), { recursive: true })
      },
    },
  }
}
