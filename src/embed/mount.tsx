import { StrictMode } from 'react'
import { createRoot, type Root } from 'react-dom/client'

import { App } from '#src/app/app.tsx'
import { createPerch } from '#src/app/create-perch.ts'
import { onCaughtError } from '#src/app/page-boundary.tsx'
import { prefetchWhenIdle } from '#src/app/prefetch-when-idle.ts'
import { tellPlaces } from '#src/app/tell-places.ts'
import { documentHost } from '#src/host/document-host.ts'
import { createElementHost, type ElementHost } from '#src/host/element-host.ts'
import { unsavedInput } from '#src/host/unsaved-input.ts'
import {
  createFragmentHistory,
  createHistoryInMemory,
  createPathHistory,
  withoutSteps,
} from '#src/navigation/histories.ts'
import type { History } from '#src/navigation/navigation.ts'

import { parseOptions, readBase, type ParsedOptions, type Placement } from './options.ts'
import type { Mount, MountOptions } from './public.d.ts'

/** The history of a placement, and what its paths stand behind in it. */
function historyFor(
  { route, replace, base }: Placement,
  { address }: ElementHost,
): [History, string] {
  if (route === 'memory') return [createHistoryInMemory('/', address), '/']
  const history =
    route === 'hash' ? createFragmentHistory(address, base) : createPathHistory()
  return [replace ? withoutSteps(history) : history, base]
}

/** A React root of its own, whose ids nobody else on the page has. `crashed` is called when a mistake has emptied it. */
function createOwnRoot(host: ElementHost, crashed: () => void): Root {
  return createRoot(host.root, {
    identifierPrefix: `perch-${Math.random().toString(36).slice(2)}-`,
    onCaughtError,
    onUncaughtError(error) {
      onCaughtError(error)
      // React is still at work, and a root that is at work cannot be taken away.
      queueMicrotask(crashed)
    },
  })
}

/** Runs all of them, also after one that throws. Throws what the last of those threw. */
function runAll([first, ...rest]: readonly (() => void)[]): void {
  try {
    first?.()
  } finally {
    if (rest.length > 0) runAll(rest)
  }
}

/** A Perch in a container, from its options until those want another one. */
type Instance = {
  options: ParsedOptions
  isDisposed: () => boolean
  hasUnsavedInput: () => boolean
  update: (options: ParsedOptions) => void
  dispose: () => void
}

/** Makes a Perch and draws it once its words are there. One that fails disposes of itself, and tells the host page. */
function createInstance(
  container: HTMLElement,
  options: ParsedOptions,
  css: string,
): Instance {
  const { placement, config } = options
  const host = createElementHost(container, placement.root, css)
  /** What takes it away, the last that was made first: nothing is drawn from what is disposed of. */
  const cleanups = [() => host.remove()]
  let isDisposed = false
  function dispose(): void {
    if (isDisposed) return
    isDisposed = true
    runAll(cleanups.toReversed())
  }
  function fail(reason: 'start' | 'crash'): void {
    if (isDisposed) return
    // The host page may want another one at once.
    runAll([dispose, () => host.tell({ type: 'error', reason })])
  }
  try {
    const perch = createPerch(config, host, ...historyFor(placement, host))
    cleanups.push(() => perch.dispose())
    const root = createOwnRoot(host, () => fail('crash'))
    cleanups.push(() => root.unmount(), tellPlaces(perch))
    const draw = () => {
      if (isDisposed) return
      root.render(
        <StrictMode>
          <App perch={perch} />
        </StrictMode>,
      )
      cleanups.push(prefetchWhenIdle(host))
    }
    perch.ready.then(draw, () => fail('start'))
    return {
      options,
      isDisposed: () => isDisposed,
      hasUnsavedInput: unsavedInput(host).isHeld,
      update({ config }) {
        host.settle()
        const { theme, locale, sections, panelName, isNamed, logo } = config
        const { supportUrl, signInUrl, breachUrl } = config
        void perch.update({
          theme,
          locale,
          sections,
          panelName,
          isNamed,
          logo,
          supportUrl,
          signInUrl,
          breachUrl,
        })
      },
      dispose,
    }
  } catch (error) {
    dispose()
    throw error
  }
}

/** Makes what draws a Perch in an element of a foreign page, all of it styled by `css`. */
export function createMount(css: string): Mount {
  return function mount(container, options) {
    // Said from JavaScript, it may be what `querySelector` has not found.
    if (!(container as unknown)) throw new TypeError('There is no container to mount in')
    let given: MountOptions = { ...options }
    function create(parsed: ParsedOptions): Instance {
      // Everything would look right until somebody goes somewhere.
      if (readBase(given.base) === null)
        console.warn(
          `<perch-account> base="${given.base}" is no path such as /account: / is used`,
        )
      return createInstance(container, parsed, css)
    }
    const parse = () => parseOptions(given, documentHost.origin)
    let isUnmounted = false
    let instance: Instance | null = create(parse())
    return {
      update(change) {
        if (isUnmounted) return
        given = { ...given, ...change }
        const next = parse()
        const last = instance
        if (last && !last.isDisposed() && next.instanceKey === last.options.instanceKey)
          return last.update(next)
        // Until there is another: one that cannot be made is made by the next update.
        instance = null
        last?.dispose()
        instance = create(next)
      },
      get hasUnsavedInput() {
        return instance?.hasUnsavedInput() ?? false
      },
      unmount() {
        isUnmounted = true
        instance?.dispose()
      },
    }
  }
}
