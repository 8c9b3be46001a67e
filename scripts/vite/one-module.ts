import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Plugin } from 'vite'

const root = join(import.meta.dirname, '..', '..')

/** What stands in the entry for the style sheets, as any minifier may quote it. */
const place = /(["'`])%perch-css%\1/

/** The package's declarations, and what is written of them. */
const declarations = {
  'perch-account.d.ts': 'embed/public.d.ts',
  'element.d.ts': 'embed/public-element.d.ts',
  'react.d.ts': 'embed/public-react.d.ts',
  'frame.d.ts': 'frame/public-frame.d.ts',
}

const readDeclarations = (source: string) =>
  readFileSync(join(root, 'src', source), 'utf8').replaceAll(
    './public.d.ts',
    './perch-account.js',
  )

/** What `npm` and bundlers read of the packed folder. */
const description = () => {
  const { version, description, license } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  ) as Record<string, string>
  const module = './perch-account.js'
  const types = './perch-account.d.ts'
  return {
    name: 'perch-account',
    version,
    description,
    license,
    type: 'module',
    sideEffects: true,
    exports: {
      '.': { types, default: module },
      './element': { types: './element.d.ts', default: module },
      './external': { types, default: './external/perch-account.js' },
      './react': { types: './react.d.ts', default: './react.js' },
      './frame': { types: './frame.d.ts', default: './frame.js' },
      './package.json': './package.json',
    },
    // The component takes any React that has hooks and the element as it is; the external flavour needs 19.2.
    peerDependencies: { react: '>=16.14', 'react-dom': '>=16.14' },
    peerDependenciesMeta: { react: { optional: true }, 'react-dom': { optional: true } },
    files: [
      '*.js',
      '*.d.ts',
      'chunks/*.js',
      'external/perch-account.js',
      'external/chunks/*.js',
    ],
  }
}

/**
 * Makes what host pages load of a build: the style sheets of all chunks as one text in the entry, no style sheet as a
 * file, and (`isPackage`) a package description beside it. Fails when a chunk needs the entry's file: a host may load that by more
 * than one address, with a version behind it, and would get everything twice.
 */
export function oneModule({ isPackage }: { isPackage: boolean }): Plugin {
  return {
    name: 'one-module',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const files = Object.values(bundle)
        const css = files.flatMap((file) =>
          file.type === 'asset' && file.fileName.endsWith('.css')
            ? [String(file.source)]
            : [],
        )
        const chunks = files.filter((file) => file.type === 'chunk')
        const entries = chunks.filter(({ isEntry }) => isEntry)
        const [entry] = entries
        if (!entry || entries.length > 1 || css.length !== 1 || !place.test(entry.code))
          this.error('The embed has one entry, one style sheet, and a place for it')
        const inEntry = chunks.find(({ imports, dynamicImports }) =>
          [...imports, ...dynamicImports].includes(entry.fileName),
        )
        if (inEntry) this.error(`${inEntry.fileName} needs what is in the entry's file`)
        const sheet = css[0]?.trim() ?? ''
        if (/[\d.]rem\b/.test(sheet))
          this.error('A length of the sheet counts in the root of the host (decision 0015)')
        entry.code = entry.code.replace(place, () => JSON.stringify(sheet))
        for (const { fileName } of files)
          if (fileName.endsWith('.css')) delete bundle[fileName]
        if (!isPackage) return
        this.emitFile({
          type: 'asset',
          fileName: 'package.json',
          source: `${JSON.stringify(description(), null, 2)}\n`,
        })
        for (const [fileName, source] of Object.entries(declarations))
          this.emitFile({ type: 'asset', fileName, source: readDeclarations(source) })
      },
    },
  }
}
