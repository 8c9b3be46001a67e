// @vitest-environment happy-dom
import { startTransition, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, test, vi } from 'vitest'

import { useLife } from './use-life.ts'

test('a component that has left the page is gone at once, before anything else can go on', async () => {
  // As in the world: within `act` nothing comes between what React does.
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false)
  const tell = vi.fn<(life: () => AbortSignal) => void>()
  function Page() {
    const life = useLife()
    // For what outlives it.
    useEffect(() => tell(life), [life])
    return <p>Here</p>
  }
  const place = document.createElement('div')
  const root = createRoot(place)
  root.render(<Page />)
  await vi.waitFor(() => expect(place.textContent).toBe('Here'))
  await vi.waitFor(() => expect(tell).toHaveBeenCalled())
  const [life] = tell.mock.lastCall ?? []
  expect(life?.().aborted).toBe(false)
  const isGone = new Promise((resolve) => {
    new MutationObserver(() => resolve(life?.().aborted)).observe(place, {
      childList: true,
    })
  })
  startTransition(() => root.render(null))
  expect(await isGone).toBe(true)
  vi.unstubAllGlobals()
})
