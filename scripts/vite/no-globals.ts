import type { Plugin } from 'vite'

/** A global of a library: the module that sets it, what it does there, and what is done instead. */
type Global = { module: RegExp; pattern: RegExp; instead: string }

/**
 * What libraries keep on the window. zod shares its settings there with every other zod on the page, so that a host could
 * change what holds here; nothing here sets any, and `zod/compile`, for which it reads them anew for each schema, is not used.
 */
const globals: Record<string, Global> = {
  __reactRouterVersion: {
    module: /\/react-router\/dist\/\w+\/lib\/dom\/lib\.js$/,
    pattern: /^\tif \(isBrowser\) window\.__reactRouterVersion = "\d+";$/m,
    instead: '',
  },
  __zod_globalConfig: {
    module: /\/zod\/v4\/core\/core\.js$/,
    pattern:
      /^\(_a = globalThis\)\.__zod_globalConfig \?\? .*;\nexport const globalConfig = globalThis\.__zod_globalConfig;$/m,
    instead: 'export const globalConfig = {};',
  },
  'postProcessor of __zod_globalConfig': {
    module: /\/zod\/v4\/core\/core\.js$/,
    pattern: /globalThis\.__zod_globalConfig\?\.postProcessor/,
    instead: 'globalConfig.postProcessor',
  },
}

/** How such a global would be set or read in what is built. */
const left = /\b__(?:zod_global|reactRouterVersion)\w*/

/**
 * Takes out of libraries what they set on the window of every page that loads them, and a host's is one. Fails the build
 * where a library does it in other words, as after an upgrade.
 */
export function noGlobals(): Plugin {
  return {
    name: 'no-globals',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      const path = id.replace(/\?.*$/, '')
      const own = Object.entries(globals).filter(([, { module }]) => module.test(path))
      if (own.length === 0) return null
      let without = code
      for (const [name, { pattern, instead }] of own) {
        if (!pattern.test(without)) this.error(`${path} has no ${name} any more`)
        without = without.replace(pattern, instead)
      }
      return { code: without, map: null }
    },
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        const found = file.type === 'chunk' ? left.exec(file.code)?.[0] : undefined
        if (found) this.error(`${file.fileName} has ${found} of the window in it`)
      }
    },
  }
}
