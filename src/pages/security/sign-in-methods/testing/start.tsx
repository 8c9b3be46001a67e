import '#src/test/dom.ts'
import { generateKeyPairSync } from 'node:crypto'

import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { type ComponentProps, StrictMode } from 'react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeAll, expect } from 'vitest'

import '#src/test/patience.ts'
import { una } from '#src/test/account.ts'
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
  function show(props: Partial<ComponentProps<typeof SignInMethods>> = {}) {
    render(
      <StrictMode>
        <MemoryRouter>
          <QueryClientProvider client={queries}>
            <SignInMethods
              account={una}
              twoFactor="on"
              recoveryCodes={{ madeAt: null, used: null }}
              {...props}
            />
            <Announcer />
          </QueryClientProvider>
        </MemoryRouter>
      </StrictMode>,
      inHost(host),
    )
    return userEvent.setup({ delay: null, pointerEventsCheck: 0 })
  }
  return { ...panel.control, id: account.id, rewrite, show }
}

/** What the rows are of, in their order. */
export const labels = () => screen.getAllByRole('term').map((each) => each.textContent)

/** The row with this label, once it is there. */
export async function row(label: string): Promise<HTMLElement> {
  return waitFor(() => {
    const term = screen.getAllByRole('term').find((each) => each.textContent === label)
    const found = term?.parentElement
    if (!found) throw new Error(`no row ${label}: ${labels().join(', ')}`)
    return found
  })
}

/** All words of a row. */
export const textOf = async (label: string) => (await row(label)).textContent
/** Resolves when no list is being read any more. */
export const settled = () =>
  waitFor(() => expect(screen.queryByText('Reading…')).toBeNull())
