import '#src/test/dom.ts'
import { act, cleanup, render, screen } from '@testing-library/react'
import { expect, onTestFinished, test } from 'vitest'

import { HostContext } from '#src/host/context.ts'
import { createPageHost } from '#src/host/page-host.ts'

import { Announcer, useAnnounce, useAnnounceBeside } from './announcer.tsx'

function Buttons() {
  const announce = useAnnounce()
  const beside = useAnnounceBeside()
  return (
    <>
      <button type="button" onClick={() => announce('Key added.')}>
        Add
      </button>
      {['Security', 'Activity'].map((page) => (
        <button key={page} type="button" onClick={() => beside(page)}>
          {page}
        </button>
      ))}
    </>
  )
}

test('the page that comes is spoken beside what was done, and not beside one that was left at once', () => {
  onTestFinished(cleanup)
  render(
    <HostContext value={createPageHost(document.body)}>
      <Buttons />
      <Announcer />
    </HostContext>,
  )
  const press = (name: string) => act(() => screen.getByRole('button', { name }).click())
  const spoken = () => screen.getByRole('status').textContent
  press('Add')
  press('Security')
  expect(spoken()).toBe('Key added. Security')
  press('Activity')
  expect(spoken()).toBe('Key added. Activity')
})
