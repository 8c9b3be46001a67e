import type { Plugin } from 'vite'

/** In which order the layers count, the last over all others. */
const order = '@layer perch.tokens, perch.base, perch.parts;'

/** The order at the beginning of a sheet as the build writes it: the layer that follows says its own place. */
const orderBuilt = /^@layer perch\.tokens,perch\.base;(?=@layer perch\.parts\{)/

/**
 * Puts each style sheet into its layer: what a module has is of `perch.parts`. Files bring their styles in any order, so that
 * each of them says again in which order the layers count; of a build for pages only the sheet with the tokens does, which
 * the page names in its head, before any other comes.
 */
export function layers(): Plugin {
  return {
    name: 'layers',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/src\/[^?]*\.css(?:\?|$)/.test(id)) return null
      const isModule = /\.module\.css(?:\?|$)/.test(id)
      const inLayer = isModule ? `@layer perch.parts {\n${code}}` : code
      return { code: `${order}\n${inLayer}`, map: null }
    },
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === 'asset' && file.fileName.endsWith('.css'))
          file.source = withoutOrder(String(file.source))
    },
  }
}

/** A sheet of the build without the order of the layers, where it has rules of parts alone. */
export const withoutOrder = (sheet: string): string =>
  /@layer perch\.(?:tokens|base)\{/.test(sheet) ? sheet : sheet.replace(orderBuilt, '')
