import { defineConfig } from 'vite'

import { noGlobals } from './scripts/vite/no-globals.ts'
import { buildTargets } from './scripts/vite/targets.ts'

/** Builds what a page connects itself with the page in its frame by: one module, beside the element's. */
export default defineConfig({
  publicDir: false,
  plugins: [noGlobals()],
  build: {
    outDir: 'dist/embed',
    // The element is there already.
    emptyOutDir: false,
    target: buildTargets,
    lib: {
      entry: 'src/frame/connect-frame.ts',
      formats: ['es'],
      fileName: () => 'frame.js',
    },
  },
})
