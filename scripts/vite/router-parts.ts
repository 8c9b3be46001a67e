import type { Plugin } from 'vite'

/**
 * Modules of react-router that serve its framework mode and its instrumentation, and what stands in for each in the
 * built page. In data mode without instrumentation the originals do exactly this much; the rest of them would be a
 * fiftieth of the first visit.
 */
const parts: Record<string, string> = {
  'router/instrumentation.js': `
    export const consumeInstrumentationClientResultMetaReceiver = () => undefined
    const unavailable = () => { throw new Error('Instrumentation is not in this build') }
    export const getRouteInstrumentationUpdates = unavailable
    export const instrumentClientSideRouter = unavailable
    export const instrumentHandler = unavailable
    export const instrumentationResultMetaContext = undefined`,
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

const nameIn = (id: string) =>
  /\/react-router\/dist\/production\/lib\/(.+?)(?:\?|$)/.exec(id)?.[1] ?? ''

/** Leaves out of the built page what react-router carries for other modes. Fails the build when a part is not found, as after an upgrade. */
export function routerParts(): Plugin {
  const missed = new Set(Object.keys(parts))
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
    buildEnd(error) {
      if (!error && missed.size > 0)
        this.error(`react-router has no ${[...missed].join(', ')} any more`)
    },
  }
}
