import '#src/test/dom.ts'
import { generateKeyPairSync } from 'node:crypto'

import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { type ComponentProps, StrictMode } from 'react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeAll, expect, onTestFinished } from 'vitest'

import '#src/test/patience.ts'
import { una } from '#src/test/account.ts'
import { createBrowserStub } from '#src/test/browser-stub.ts'
import { createTestHost, createTestQueries, english } from '#src/test/host.ts'
import { inHost } from '#src/test/in-host.tsx'
import { origin } from '#src/test/origin.ts'
import { Announcer } from '#src/ui/announcer.tsx'

import { createPanel } from '../../../../../panel/panel.ts'
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

/** A panel with one account, signed in, and nothing shown yet; `answers` stand in for the panel's at their paths. */
export function start(
  settings: Partial<PanelSettings> = {},
  answers: Record<string, () => Response | Promise<Response>> = {},
) {
  const panel = createPanel({
    database: ':memory:',
    settings: { url: origin, hashCost: 2, ...settings },
  })
  onTestFinished(() => panel.close())
  const { id } = panel.control.createAccount({
    username: una.username,
    email: una.email,
    password: 'pass',
  })
  const browser = createBrowserStub((request) => {
    const answer = answers[new URL(request.url).pathname]
    return answer ? Promise.resolve(answer()) : panel.fetch(request)
  }, origin)
  browser.setCookies(panel.control.createSession(id).cookie)
  const host = createTestHost()
  const queries = createTestQueries({ fetch: browser.fetch }, host)
  onTestFinished(() => queries.clear())
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
  return { ...panel.control, id, show }
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
