import '#src/test/dom.ts'
import { generateKeyPairSync } from 'node:crypto'

import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { StrictMode } from 'react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeAll, expect } from 'vitest'

import '#src/test/patience.ts'
import { english } from '#src/test/host.ts'
import { inHost } from '#src/test/in-host.tsx'
import { startQueries } from '#src/test/panel.ts'
import { Announcer } from '#src/ui/announcer.tsx'

import type { PanelSettings } from '../../../../../panel/types.ts'
import { SignInMethods } from '../sign-in-methods.tsx'

/** Where the lists are read. */
export const sshKeysCall = '/api/client/account/ssh-keys'
export const apiKeysCall = '/api/client/account/api-keys'

beforeAll(() => english('errors', 'sign-in-methods'))
afterEach(cleanup)

/** A new public key, in the one line that people paste. */
export function publicKey(): string {
  const { x = '' } = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' })
  const fields = [Buffer.from('ssh-ed25519'), Buffer.from(x, 'base64url')]
  const wire = fields.flatMap((field) => [Buffer.from([0, 0, 0, field.length]), field])
  return `ssh-ed25519 ${Buffer.concat(wire).toString('base64')}`
}

/** A panel with una's account, signed in, and nothing shown yet. */
export function start(settings: Partial<PanelSettings> = {}) {
  const { panel, account, rewrite, host, queries } = startQueries({ settings })
  function show() {
    render(
      <StrictMode>
        <MemoryRouter>
          <QueryClientProvider client={queries}>
            <SignInMethods />
            <Announcer />
          </QueryClientProvider>
        </MemoryRouter>
      </StrictMode>,
      inHost(host),
    )
    return userEvent.setup({ delay: null, pointerEventsCheck: 0 })
  }
  return { ...panel.control, id: account.id, host, rewrite, show }
}

const section = () =>
  within(screen.getByRole('region', { name: 'What two-factor does not protect' }))

/** What a list says that has no keys to count. */
export const textOf = (label: string) =>
  waitFor(() => {
    const term = section()
      .getAllByRole('term')
      .find((each) => each.textContent === label)
    if (!term?.parentElement) throw new Error(`no row ${label}`)
    return term.parentElement.textContent
  })

/** What counts keys, and leads to their page. */
export const counted = (name: RegExp) => section().findByRole('link', { name })

/** Resolves when no list is being read any more. */
export const settled = () =>
  waitFor(() => expect(screen.queryByText('Reading…')).toBeNull())
