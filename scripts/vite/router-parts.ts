import type { Plugin } from 'vite'

/**
 * Modules of react-router that serve its framework mode, and what stands in for each in the built page: the originals do
 * exactly this much in declarative mode, and the rest of them would be a fiftieth of the first visit.
 */
const parts: Record<string, string> = {
  'dom/ssr/components.js': `
    import * as React from 'react'
    export const FrameworkContext = React.createContext(undefined)
    export const usePrefetchBehavior = () => [false, React.useRef(null), {}]
    export const mergeRefs = (...refs) => (value) => refs.forEach((ref) => {
      if (typeof ref === 'function') ref(value)
      else if (ref) ref.current = value
    })
    export const useFrameworkContext = () => { throw new Error('Framework mode is not in this build') }
    const nothing = () => null
    export { nothing as PrefetchPageLinks, nothing as Links, nothing as Meta, nothing as Scripts }`,
}

/** Names that components have in React's developer tools only. Setting them keeps components that nothing uses. */
const displayNames = /^[A-Z]\w+\.displayName = "[^"]*";$/gm

/** What warns whoever writes a route table, in the console; the console of the built page is nobody's to read. */
const warnings = /^function (?:warning|warningOnce|warnOnce)\(/gm

const nameIn = (id: string) =>
  /\/react-router\/dist\/production\/lib\/(.+?)(?:\?|$)/.exec(id)?.[1] ?? ''

/** Leaves out of the built page what react-router carries for other modes. Fails the build when a part is not found, as after an upgrade. */
export function routerParts(): Plugin {
  const missed = new Set([...Object.keys(parts), 'displayName', 'warning'])
  return {
    name: 'router-parts',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      const name = nameIn(id)
      if (!Object.hasOwn(parts, name)) return null
      missed.delete(name)
      return { code: parts[name] ?? '', map: null }
    },
    transform(code, id) {
      if (nameIn(id) === '') return null
      const unnamed = code.replace(displayNames, '')
      const silent = unnamed.replace(warnings, '/* @__NO_SIDE_EFFECTS__ */ $&')
      if (unnamed !== code) missed.delete('displayName')
      if (silent !== unnamed) missed.delete('warning')
      return silent === code ? null : { code: silent, map: null }
    },
    buildEnd(error) {
      if (!error && missed.size > 0)
        this.error(`react-router has no ${[...missed].join(', ')} any more`)
    },
  }
}
