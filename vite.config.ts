import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

import { emptyDist } from './scripts/vite/empty-dist.ts'
import { layers } from './scripts/vite/layers.ts'
import { minifyAgain } from './scripts/vite/minify-again.ts'
import { noGlobals } from './scripts/vite/no-globals.ts'
import { retryStyles } from './scripts/vite/retry-styles.ts'
import { routerParts } from './scripts/vite/router-parts.ts'
import { scopedNames } from './scripts/vite/scoped-name.ts'
import { buildTargets } from './scripts/vite/targets.ts'
import { panelPlugin } from './server/vite-plugin.ts'

export default defineConfig(({ mode }) => ({
  plugins: [
    emptyDist(),
    layers(),
    routerParts(),
    retryStyles(),
    noGlobals(),
    react(),
    minifyAgain(),
    mode === 'test' ? null : panelPlugin(),
  ],
  // Lengths count in the page's own rem, which is what --perch-rem is there: an element counts in that (vite.embed.config.ts).
  css: { modules: { generateScopedName: scopedNames() } },
  server: {
    host: '127.0.0.1',
    port: Number(process.env['PORT'] ?? 5173),
    strictPort: true,
  },
  build: {
    manifest: true,
    target: buildTargets,
    // Lower targets turn light-dark() into variables that are empty where no color-scheme is compiled in.
    cssTarget: buildTargets,
    // An inlined font or picture becomes a data: URL, which the CSP refuses.
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // What the entry needs is named in the page. Naming what each further page needs would cost the first visit more
      // than it saves: those chunks are small, and most of what they import is there already.
      resolveDependencies: (_, dependencies, { hostType }) =>
        hostType === 'html'
          ? dependencies
          : dependencies.filter((file) => file.endsWith('.css')),
    },
    rolldownOptions: {
      output: {
        // Every letter of a name stands in each file that leads to it, and does not compress. Seven tell two builds apart: 42 bits.
        entryFileNames: 'assets/[name]-[hash:7].js',
        chunkFileNames: 'assets/[name]-[hash:7].js',
        assetFileNames: 'assets/[name]-[hash:7][extname]',
        codeSplitting: {
          groups: [
            // What every page needs, in one file that compresses well and changes rarely; before the
            // forms, which would take zod along. Lists in pages are the feed's alone, and writes come
            // with the forms.
            {
              name: 'vendor',
              test: /node_modules\/(react|react-dom|scheduler|react-router|@tanstack(?!.*(?:useInfiniteQuery|infiniteQueryObserver|useMutation|mutationO))|@lingui|zod|cookie|set-cookie-parser)\//,
            },
            // Many files of a few hundred bytes compress badly; what only forms and single pages need comes with them.
            {
              name: 'core',
              test: /\/src\/(lib(?!\/(?:secret|pasted-key))|api\/(?!activity|two-factor|api-keys|ssh-keys|servers|keys|key-mode|password-reset)|ui\/(?!dialog|exact-moment|field|rows|save-file|table|ghost-rows|row-menu|row-facts|mark|selection-bar|summary|use-selection|use-copy|secrets)|session\/(changes|page-global|panel-client|panel-context|panel-name|queries|own-key|other-tabs|panel-storage|recovery-code-used|securing|sign-out)\.|two-factor\/two-factor-required|app\/(?!prefetch\.|command|streamer\/|everything|menu-items|sign-in-again-dialog|page-failure|not-found|securing-bar|recovery-code-used|another-account-dialog|whose-account|still-sign|leave-session|why-signed-out|follow-other-tabs|follow-posture|posture|left-to-host|signed-out-banner|requirement-banner|section-mark|watch-posture|watch-requirement)|styles|pages\/profile\/profile\.module|forms\/(failure|form-row|look-again|sign-in-again|still-waiting|use-raise)|host(?!\/(frame-host|retitle))|navigation|i18n\/(?!en|generated|other|hide|whole-words))/,
            },
            // What the feed and its export share.
            {
              name: 'feed',
              test: /\/src\/(feed\/key-names|pages\/activity\/(event-words|filter|kinds))\.ts$/,
              includeDependenciesRecursively: false,
            },
            // What the pages that read keys share.
            {
              name: 'keys',
              test: /\/src\/(api\/(api-keys|ssh-keys|keys|key-mode)|keys\/key-queries)\.ts$/,
              includeDependenciesRecursively: false,
            },
            // What counts the keys that want attention: in one file, since each is named in what every visit loads.
            {
              name: 'api-key-concerns',
              test: /\/src\/keys\/(mark-of|api-key-(concerns|name)|idle-since|replaced|secretless)\.ts$/,
              includeDependenciesRecursively: false,
            },
            {
              name: 'ssh-keys-shared',
              test: /\/src\/pages\/ssh-keys\/(mutations|interrupted)\.ts$/,
              includeDependenciesRecursively: false,
            },
            // What every page that reads events shares, and every page with a list.
            {
              name: 'events',
              test: /\/src\/(api\/activity(-list)?|i18n\/whole-words|feed\/(agent-query|cut-second|days|dedupe|values))\.ts$/,
              includeDependenciesRecursively: false,
            },
            // What the export of the feed and that of everything share.
            {
              name: 'export',
              test: /\/src\/pages\/activity\/(export\/(?!feed-walk)|export-page)/,
              includeDependenciesRecursively: false,
            },
            {
              name: 'rows',
              test: /\/src\/(ui\/rows(-search)?|keys\/search-in-address|lib\/pasted-key|forms\/query-state)\.tsx?$/,
              includeDependenciesRecursively: false,
            },
            // What the pages with tables share.
            {
              name: 'table',
              test: /\/src\/(pages\/api-keys\/api-keys\.module|keys\/(attention-groups|entry-news)|ui\/(table|ghost-rows|row-menu|row-facts\.module|mark|selection-bar\.module|use-copy))\./,
              includeDependenciesRecursively: false,
            },
            // What the pages of two-factor share.
            {
              name: 'two-factor-shared',
              test: /\/src\/(api\/two-factor|pages\/security\/(mutations|not-offered|diagnosis\/totp|set-up\/(flow|otpauth-uri)|tab-lock\/tab-lock)|two-factor\/(codes-before|look-until-told))\.tsx?$/,
              includeDependenciesRecursively: false,
            },
            // Styles of what is come to one after the other: small files of them compress badly.
            {
              name: 'security-styles',
              test: /\/src\/pages\/security\/(?!recovery-codes\/|sign-in-methods).*\.module\.css/,
            },
            {
              name: 'forms',
              test: /\/src\/((ui\/field|forms\/controls|pages\/sign-in\/.*|session\/.*)\.module\.css|ui\/field\.tsx|forms\/(form|controls|open-attempt|place-failure|schema-messages|use-trouble|forget-when-gone|use-caps-lock)\.tsx?|session\/sign-in-code\.ts)/,
              includeDependenciesRecursively: false,
            },
            {
              name: 'activity-styles',
              test: /\/src\/pages\/activity\/(activity|not-me\/not-me)\.module\.css/,
            },
            {
              name: 'shell-styles',
              test: /\/src\/(ui\/summary|app\/(section-mark|command\/.*|streamer\/.*))\.module\.css/,
            },
            {
              name: 'part-styles',
              test: /\/src\/(ui\/secrets|pages\/(security\/(recovery-codes|sign-in-methods)|ssh-keys\/(add|connect)|api-keys\/(create|reveal)|activity\/(chart|devices|signals|more-filters)|profile\/(?!profile\.))|password|keys\/deletion)\/?.*\.module\.css/,
            },
            {
              name: 'key-names',
              test: /\/src\/pages\/api-keys\/(arrange|mark-of|replaced)\.ts/,
              includeDependenciesRecursively: false,
            },
            { name: 'form-library', test: /node_modules\/(react-hook-form|@hookform)\// },
          ],
        },
      },
    },
  },
  test: {
    include: ['{src,panel,server,e2e,gallery,scripts}/**/*.test.{ts,tsx}'],
    // For a test that hangs: one that waits for a page says what it waited for long before.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Without a number Vitest leaves one core to itself: on a machine with two, nothing would run side by side.
    maxWorkers: '100%',
  },
}))
