import type { Plugin } from 'vite'

/** Vite's module that fetches the style sheets of code before the code itself. */
const helper = '\0vite/preload-helper.js'

/**
 * What stands in for it. Vite's asks for a sheet once: code that is tried again after its sheet failed, as without a
 * network, comes without its styles. Here a sheet that failed is forgotten, and asked for with the next try. Those that the
 * document names are there.
 */
const instead = `
  const sheets = new Map()
  const fetchSheet = (href) => new Promise((resolve, reject) => {
    if (document.querySelector('link[rel=stylesheet][href="' + href + '"]')) return resolve()
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.crossOrigin = ''
    link.href = href
    link.onload = resolve
    link.onerror = () => {
      link.remove()
      sheets.delete(href)
      reject(new Error('Unable to preload CSS for ' + href))
    }
    document.head.append(link)
  })
  const sheet = (file) => {
    const href = BASE + file
    if (!sheets.has(href)) sheets.set(href, fetchSheet(href))
    return sheets.get(href)
  }
  export const __vitePreload = (load, files = []) => Promise.all(files.map(sheet)).then(load)`

/** Fails the build where Vite has no such module any more, as after an upgrade. */
export function retryStyles(): Plugin {
  let base = '/'
  let isFound = false
  let isWanted = true
  return {
    name: 'retry-styles',
    apply: 'build',
    enforce: 'pre',
    configResolved(config) {
      base = config.base
      isWanted = config.build.modulePreload !== false
    },
    load: {
      order: 'pre',
      handler(id) {
        if (id !== helper || !isWanted) return null
        isFound = true
        return { code: instead.replace('BASE', JSON.stringify(base)), map: null }
      },
    },
    buildEnd(error) {
      if (!error && isWanted && !isFound)
        this.error(`Vite has no ${helper.slice(1)} any more`)
    },
  }
}
