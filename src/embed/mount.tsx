import { StrictMode } from 'react'
import { createRoot, type Root } from 'react-dom/client'

import { App } from '#src/app/app.tsx'
import { createPerch } from '#src/app/create-perch.ts'
import { onCaughtError } from '#src/app/page-boundary.tsx'
import { prefetchWhenIdle } from '#src/app/prefetch-when-idle.ts'
import { tellPlaces } from '#src/app/tell-places.ts'
import { documentHost } from '#src/host/document-host.ts'
import { createElementHost, type ElementHost } from '#src/host/element-host.ts'
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

/** A React root of its own, whose ids nobody else on the page has. */
function createOwnRoot(host: ElementHost): Root {
  return createRoot(host.root, {
    identifierPrefix: `perch-${Math.random().toString(36).slice(2)}-`,
    onCaughtError,
    onUncaughtError(error) {
      onCaughtError(error)
      host.tell({ type: 'error', reason: 'crash' })
    },
  })
}

type Shown = {
  said: Said
  update: (next: Said) => void
  end: () => void
}

/** Makes a Perch as a host page wants it, and draws it once its words are there. */
function show(container: HTMLElement, said: Said, css: string): Shown {
  const { placement, config } = said
  const host = createElementHost(container, placement.root, css)
  const perch = createPerch(config, host, ...historyFor(placement, host))
  const root = createOwnRoot(host)
  const ends = [
    tellPlaces(perch),
    () => root.unmount(),
    () => perch.dispose(),
    () => host.remove(),
  ]
  let isOver = false
  function draw() {
    if (isOver) return
    root.render(
      <StrictMode>
        <App perch={perch} />
      </StrictMode>,
    )
    ends.push(prefetchWhenIdle(host))
  }
  const fail = () => isOver || host.tell({ type: 'error', reason: 'start' })
  perch.ready.then(draw, fail)
  return {
    said,
    update({ config }) {
      const { theme, locale, sections, panelName, isNamed, logo, supportUrl } = config
      void perch.update({ theme, locale, sections, panelName, isNamed, logo, supportUrl })
    },
    end() {
      isOver = true
      for (const end of ends) end()
    },
  }
}

/** Makes what draws a Perch in an element of a foreign page, all of it styled by `css`. */
export function createMount(css: string): Mount {
  return function mount(container, options = {}) {
    let all: MountOptions = options
    const parse = () => parseOptions(all, documentHost.origin)
    let shown: Shown | null = show(container, parse(), css)
    return {
      update(change) {
        if (!shown) return
        all = { ...all, ...change }
        const next = parse()
        if (next.identity === shown.said.identity) return shown.update(next)
        shown.end()
        shown = show(container, next, css)
      },
      unmount() {
        shown?.end()
        shown = null
      },
    }
  }
}
