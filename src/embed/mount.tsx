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

import { parseOptions, type Placement, type Said } from './options.ts'
import type { Mount, MountOptions } from './public.d.ts'

/** The history of a placement, and what its paths stand behind in it. */
function historyFor(
  { route, replace, base }: Placement,
  { address }: ElementHost,
): [History, string] {
  if (route === 'memory') return [createHistoryInMemory('/', address), '/']
  const history = route === 'hash' ? createFragmentHistory(address) : createPathHistory()
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

type Shown = {
  said: Said
  isOver: () => boolean
  hasUnsavedInput: () => boolean
  update: (next: Said) => void
  end: () => void
}

/** Makes a Perch as a host page wants it, and draws it once its words are there. One that fails ends, and says so. */
function show(container: HTMLElement, said: Said, css: string): Shown {
  const { placement, config } = said
  const host = createElementHost(container, placement.root, css)
  let isOver = false
  /** What takes it away, the last that was made first: nothing is drawn from what has ended. */
  const ends = [() => host.remove()]
  function end(): void {
    if (isOver) return
    isOver = true
    runAll(ends.toReversed())
  }
  function fail(reason: 'start' | 'crash'): void {
    if (isOver) return
    // The host page may want another one at once.
    runAll([end, () => host.tell({ type: 'error', reason })])
  }
  try {
    const perch = createPerch(config, host, ...historyFor(placement, host))
    ends.push(() => perch.dispose())
    const root = createOwnRoot(host, () => fail('crash'))
    ends.push(() => root.unmount(), tellPlaces(perch))
    const draw = () => {
      if (isOver) return
      root.render(
        <StrictMode>
          <App perch={perch} />
        </StrictMode>,
      )
      ends.push(prefetchWhenIdle(host))
    }
    perch.ready.then(draw, () => fail('start'))
    return {
      said,
      isOver: () => isOver,
      hasUnsavedInput: unsavedInput(host).isHeld,
      update({ config }) {
        host.settle()
        const { theme, locale, sections, panelName, isNamed, logo, supportUrl, signInUrl } =
          config
        void perch.update({
          theme,
          locale,
          sections,
          panelName,
          isNamed,
          logo,
          supportUrl,
          signInUrl,
        })
      },
      end,
    }
  } catch (error) {
    end()
    throw error
  }
}

/** Makes what draws a Perch in an element of a foreign page, all of it styled by `css`. */
export function createMount(css: string): Mount {
  return function mount(container, options) {
    let all: MountOptions = { ...options }
    const parse = () => parseOptions(all, documentHost.origin)
    let isOver = false
    let shown: Shown | null = show(container, parse(), css)
    return {
      update(change) {
        if (isOver) return
        all = { ...all, ...change }
        const next = parse()
        if (shown && !shown.isOver() && next.identity === shown.said.identity)
          return shown.update(next)
        const last = shown
        // Until there is another: one that cannot be made is made by the next update.
        shown = null
        last?.end()
        shown = show(container, next, css)
      },
      get hasUnsavedInput() {
        return shown?.hasUnsavedInput() ?? false
      },
      unmount() {
        isOver = true
        shown?.end()
      },
    }
  }
}
