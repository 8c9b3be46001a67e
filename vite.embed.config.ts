import { defineConfig, type UserConfig } from 'vite'

import { oneModule } from './scripts/vite/one-module.ts'
import { perchRem } from './scripts/vite/perch-rem.ts'
import page from './vite.config.ts'

/** The entry of the module that host pages load; nothing else may stand in its file. */
const entry = 'src/embed/perch-account.ts'

/** Core has what every page needs, and here also what puts it into a host page. */
const own = /\/src\/embed\/(?!perch-account\.)/

/** What the flavour for hosts with a React of their own leaves to them. */
const reactOfTheHost = /^react(-dom)?(\/|$)/

/** The component for React hosts: a few lines, beside the module that it loads. */
const component: UserConfig = {
  base: './',
  publicDir: false,
  build: {
    target: 'es2022',
    outDir: 'dist/embed',
    emptyOutDir: false,
    lib: { entry: 'src/embed/react.ts', formats: ['es'], fileName: () => 'react.js' },
    rolldownOptions: {
      external: (id) => id === 'react' || id.endsWith('/perch-account.ts'),
      output: { paths: (id) => (id === 'react' ? id : './perch-account.js') },
    },
  },
}

/** `vite build --mode external` builds that flavour, into a folder of its own beside the other's files; `--mode component` that. */
export default defineConfig((environment): UserConfig => {
  if (environment.mode === 'component') return component
  const isExternal = environment.mode === 'external'
  const { plugins = [], css, build } = page(environment)
  const output = build?.rolldownOptions?.output
  const splitting = output && !Array.isArray(output) ? output.codeSplitting : undefined
  const groups = (typeof splitting === 'object' && splitting.groups) || []
  return {
    // Wherever a host keeps the folder.
    base: './',
    publicDir: false,
    plugins: [...plugins, oneModule({ isPackage: !isExternal })],
    // In a host's page nothing depends on the size of its root (decision 0015).
    css: { ...css, postcss: { plugins: [perchRem] } },
    build: {
      ...build,
      outDir: isExternal ? 'dist/embed/external' : 'dist/embed',
      // The style sheets of all pages are one text: a shadow tree is given it once.
      cssCodeSplit: false,
      modulePreload: false,
      rolldownOptions: {
        input: { 'perch-account': entry },
        ...(isExternal && { external: reactOfTheHost }),
        // What it exports, and more: the groups that leave their dependencies where they are need it.
        preserveEntrySignatures: 'allow-extension',
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          codeSplitting: {
            groups: groups.map((group) =>
              group.name === 'core' ? { ...group, test: either(group.test, own) } : group,
            ),
          },
        },
      },
    },
  }
})

type Test = string | RegExp | ((id: string) => boolean | undefined | void)

/** What one of two tests of a group takes. */
function either(one: Test | undefined, other: RegExp): (id: string) => boolean {
  return (id) => other.test(id) || (one instanceof RegExp && one.test(id))
}
