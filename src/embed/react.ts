/** The React component for host pages: `mount` in an element, in whichever React they have. */
import { createElement, useEffect, useRef, useState } from 'react'

import { mount } from './perch-account.ts'
import type * as Public from './public-react.d.ts'
import type { Mounted, MountOptions, PerchEvents } from './public.d.ts'

type Handlers = {
  [Type in keyof PerchEvents]: ((event: PerchEvents[Type]) => void) | undefined
}

const types: (keyof PerchEvents)[] = [
  'perch:navigate',
  'perch:unauthenticated',
  'perch:change',
  'perch:error',
  'perch:posture',
  'perch:unsaved-input',
]

/** Hears of events on `element` and hands each to the handler that there is by then. Returns what ends it. */
function listen(element: HTMLElement, handlers: () => Handlers): () => void {
  const control = new AbortController()
  const hear = <Type extends keyof PerchEvents>(type: Type) =>
    element.addEventListener(type, (event) => handlers()[type]?.(event), {
      signal: control.signal,
    })
  for (const type of types) hear(type)
  return () => control.abort()
}

/** Options as an update says them: also which of `before` are no longer given. */
const changeOf = (before: MountOptions, options: MountOptions): MountOptions => ({
  ...Object.fromEntries(Object.keys(before).map((name) => [name, undefined])),
  ...options,
})

export const PerchAccount: typeof Public.PerchAccount = ({
  id,
  className,
  style,
  onNavigate,
  onUnauthenticated,
  onChange,
  onError,
  onPosture,
  onUnsavedInput,
  ...options
}) => {
  const [container, setContainer] = useState<HTMLElement | null>(null)
  const mounted = useRef<Mounted>(null)
  const told = useRef<MountOptions>({})
  const handlers: Handlers = {
    'perch:navigate': onNavigate,
    'perch:unauthenticated': onUnauthenticated,
    'perch:change': onChange,
    'perch:error': onError,
    'perch:posture': onPosture,
    'perch:unsaved-input': onUnsavedInput,
  }
  const latest = useRef({ options, handlers })
  const said = JSON.stringify(options)

  // What is drawn here lives longer than a render, and asks for what the last one said.
  useEffect(() => {
    latest.current = { options, handlers }
  })

  // It is drawn by a React of its own, in an element of the document.
  useEffect(() => {
    if (!container) return
    const stopListening = listen(container, () => latest.current.handlers)
    told.current = latest.current.options
    mounted.current = mount(container, told.current)
    return () => {
      mounted.current?.unmount()
      mounted.current = null
      // That nothing is unsaved any more is told in a microtask of the unmounting.
      queueMicrotask(stopListening)
    }
  }, [container])

  // Options that change are told; as objects they are new with each render, whatever they say.
  useEffect(() => {
    if (said === JSON.stringify(told.current)) return
    mounted.current?.update(changeOf(told.current, latest.current.options))
    told.current = latest.current.options
  }, [said])

  return createElement('div', { ref: setContainer, id, className, style })
}
