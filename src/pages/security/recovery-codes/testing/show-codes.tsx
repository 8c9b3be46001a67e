import { cleanup, render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { StrictMode } from 'react'
import {
  Route,
  Routes,
  UNSAFE_createMemoryHistory as createMemoryHistory,
} from 'react-router'
import { onTestFinished, vi } from 'vitest'

import { HostContext } from '#src/host/context.ts'
import { createPageHost } from '#src/host/page-host.ts'
import { loadNamespace } from '#src/i18n/language.ts'
import { sections } from '#src/lib/paths.ts'
import { createNavigation } from '#src/navigation/navigation.ts'
import { NavigationProvider } from '#src/navigation/provider.tsx'
import { PanelContext } from '#src/session/panel-context.ts'
import { una } from '#src/test/account.ts'

import { RecoveryCodes } from '../recovery-codes.tsx'

/** Codes as Pterodactyl makes them: ten letters and digits. */
export const ten = Array.from({ length: 10 }, (_, at) => `aB3dE5gH${at}x`)

const panel = {
  panelName: 'Pterodactyl',
  panelUrl: 'https://panel.example/',
  logo: undefined,
  supportUrl: undefined,
  breachUrl: undefined,
  apiUrl: 'https://panel.test/api/client',
  ownOrigin: true,
  auth: 'session',
} as const

/** A step of the page that shows the codes, in StrictMode, with another page before it. */
export async function showCodes(codes: readonly string[] = ten, replaced = false) {
  const host = createPageHost(document.body)
  const namespaces = ['ui', 'forms', 'errors', 'codes'] as const
  await Promise.all(namespaces.map((namespace) => loadNamespace(host, namespace)))
  const onDone = vi.fn<() => void>()
  const element = <RecoveryCodes {...{ codes, account: una, replaced, onDone }} />
  const navigation = createNavigation(
    createMemoryHistory({
      initialEntries: ['/security', '/security/recovery-codes'],
      v5Compat: true,
    }),
  )
  onTestFinished(() => {
    cleanup()
    navigation.dispose()
    vi.restoreAllMocks()
    vi.unstubAllGlobals()
  })
  render(
    <StrictMode>
      <HostContext value={host}>
        <PanelContext value={panel}>
          <NavigationProvider navigation={navigation} sections={sections}>
            <Routes>
              <Route path="/security" element={<h1>Security</h1>} />
              <Route path="/security/recovery-codes" element={element} />
            </Routes>
          </NavigationProvider>
        </PanelContext>
      </HostContext>
    </StrictMode>,
  )
  const person = userEvent.setup({ delay: null, pointerEventsCheck: 0 })
  const dialog = await screen.findByRole<HTMLDialogElement>('alertdialog', {
    name: replaced ? 'Your new recovery codes' : 'Two-factor is on. One last thing.',
  })
  const inside = within(dialog)
  const button = (name: string) => inside.getByRole('button', { name })
  return {
    host,
    person,
    navigation,
    onDone,
    dialog,
    inside,
    button,
    press: (name: string) => person.click(button(name)),
    typed: () => inside.getByLabelText<HTMLInputElement>(/^Type one of the codes/),
    tick: () =>
      inside.getByRole<HTMLInputElement>('checkbox', {
        name: 'I have saved them in a safe place',
      }),
    question: () => inside.queryByRole('group', { name: /Close for good\?$/ }),
    shown: () =>
      within(inside.getByRole('list', { name: 'Recovery codes' }))
        .getAllByRole('listitem')
        .map((each) => each.textContent),
  }
}

/** What describes an element, in words. */
export function description(element: Element): string {
  const ids = (element.getAttribute('aria-describedby') ?? '').split(' ')
  return ids.map((id) => document.getElementById(id)?.textContent).join(' ')
}
