import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

import { panelPlugin } from './server/vite-plugin.ts'

export default defineConfig(({ mode }) => ({
  plugins: [react(), mode === 'test' ? null : panelPlugin()],
  server: {
    host: '127.0.0.1',
    port: Number(process.env['PORT'] ?? 5173),
    strictPort: true,
  },
  build: {
    manifest: true,
    target: ['chrome123', 'firefox125', 'safari17.5'],
    // Lower targets turn light-dark() into variables that are empty where no color-scheme is compiled in.
    cssTarget: ['chrome123', 'firefox125', 'safari17.5'],
    // An inlined font or picture becomes a data: URL, which the CSP refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: {
    include: ['{src,panel,server,scripts}/**/*.test.{ts,tsx}'],
    testTimeout: 15_000,
  },
}))
