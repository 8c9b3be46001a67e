import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

import { layers } from './scripts/vite/layers.ts'
import { scopedNames } from './scripts/vite/scoped-name.ts'
import { buildTargets } from './scripts/vite/targets.ts'

/** Builds and serves the gallery: parts of the page, each in each of its states. Nothing of it ships. */
export default defineConfig({
  root: 'gallery',
  publicDir: false,
  plugins: [layers(), react()],
  css: { modules: { generateScopedName: scopedNames() } },
  server: {
    host: '127.0.0.1',
    port: Number(process.env['PORT'] ?? 5174),
    strictPort: true,
    fs: { allow: [import.meta.dirname] },
  },
  build: {
    // Beside it lie pictures.
    outDir: 'dist/page',
    target: buildTargets,
    cssTarget: buildTargets,
    assetsInlineLimit: 0,
    // A sheet of parts alone leaves the order of the layers to that with the tokens, which is to come before it.
    cssCodeSplit: false,
    chunkSizeWarningLimit: 2000,
  },
})
