import '#src/test/dom.ts'
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { UNSAFE_createMemoryHistory as createMemoryHistory } from 'react-router'
import { describe, expect, onTestFinished, test } from 'vitest'
import * as z from 'zod/mini'

import type { CreatedApiKey } from '#src/api/api-keys.ts'
import { twoFactorSetupEndpoint, type TwoFactorSetup } from '#src/api/two-factor.ts'
import { HostContext } from '#src/host/context.ts'
import { createPageHost } from '#src/host/page-host.ts'
import type { Namespace } from '#src/i18n/generated/keys.ts'
import { loadNamespace } from '#src/i18n/language.ts'
import { sections } from '#src/lib/paths.ts'
import { createNavigation } from '#src/navigation/navigation.ts'
import { NavigationProvider } from '#src/navigation/provider.tsx'
import { RevealKey } from '#src/pages/api-keys/reveal/reveal-key.tsx'
import { showCodes } from '#src/pages/security/recovery-codes/testing/show-codes.tsx'
import { AddToApp } from '#src/pages/security/set-up/add-to-app.tsx'
import { entryUri } from '#src/pages/security/set-up/otpauth-uri.ts'
import { PanelContext } from '#src/session/panel-context.ts'
import { beginningOf, injectedInto } from '#src/test/text-only.ts'

import { goesThrough, injections, marked, readOn, wasHarmless, wasShown } from './corpus.ts'

const host = createPageHost(document.body)
const drawn = (words: readonly Namespace[]) =>
  Promise.all(words.map((name) => loadNamespace(host, name)))

/** A part of a page, on a page of its own. */
function draw(part: ReactNode) {
  const navigation = createNavigation(createMemoryHistory({ v5Compat: true }))
  onTestFinished(navigation.dispose)
  return render(
    <HostContext value={host}>
      <PanelContext
        value={{
          panelName: 'Panel',
          panelUrl: 'https://panel.example/',
          logo: undefined,
          supportUrl: undefined,
          breachUrl: undefined,
          apiUrl: 'https://panel.example/api/client',
          ownOrigin: true,
          auth: 'session',
        }}
      >
        <NavigationProvider navigation={navigation} sections={sections}>
          {part}
        </NavigationProvider>
      </PanelContext>
    </HostContext>,
  )
}

describe('in secrets that are shown once, which stay as they are', () => {
  const exact = (label: string) => document.querySelector(`[aria-label="${label}"]`)

  test('recovery codes', async () => {
    const codes = injections.map((injection) => marked(injection, 'recovery code'))
    await showCodes(codes)
    const shownCodes = Array.from(
      document.querySelectorAll('ol code'),
      (each) => each.textContent,
    )
    expect(injectedInto(document.body)).toEqual([])
    for (const [index, injection] of injections.entries()) {
      expect(shownCodes[index]).toBe(codes[index])
      wasShown('secrets', 'recovery code', injection)
    }
  })

  test('an API key, and lines that use it', async () => {
    await drawn(['ui', 'forms', 'errors', 'api-key-create'])
    for (const injection of injections) {
      const usable = marked(injection, 'identifier') + marked(injection, 'secret_token')
      const created = { key: { description: 'Bot' }, usable } as CreatedApiKey
      const { unmount } = draw(<RevealKey created={created} onDone={() => {}} />)
      expect(injectedInto(document.body)).toEqual([])
      expect(exact('The key')?.textContent).toBe(usable)
      wasShown('secrets', 'identifier', injection)
      wasShown('secrets', 'secret_token', injection)
      unmount()
    }
  })

  test('an entry for an authenticator app', async () => {
    await drawn(['ui', 'forms', 'errors', 'two-factor'])
    for (const injection of injections) {
      const { text } = injection
      const of = (field: string) =>
        encodeURIComponent(marked(injection, field).toWellFormed())
      const uri = `otpauth://totp/x:${of('account')}?secret=JBSWY3DPEHPK3PXP&issuer=${of('issuer')}`
      const answers: { image_url_data?: string; otp_url?: string; secret?: string }[] = [
        { image_url_data: text, secret: text },
        { image_url_data: uri, secret: 'JBSWY3DPEHPK3PXP' },
        { image_url_data: `otpauth://totp/${text}`, secret: text },
        { image_url_data: `data:image/png;base64,${text}` },
        { otp_url: text, secret: text },
        { otp_url: uri },
      ]
      for (const data of answers) {
        const read = z.safeParse(
          twoFactorSetupEndpoint.schema as z.ZodMiniType<TwoFactorSetup>,
          { data },
        )
        if (!read.success) continue
        const setup = read.data
        const { unmount } = draw(
          <AddToApp
            setup={setup}
            uri={entryUri(setup, 'Panel', 'una@example.test')}
            isAppFirst={false}
            isMain
          />,
        )
        // An address of a picture is a link to press, and never fetched (contract rule 0.3).
        const holes = injectedInto(document.body)
        expect(
          holes.filter((hole) => hole !== `href="${text}"` || !text.startsWith('https:')),
        ).toEqual([])
        if ([data.image_url_data, data.otp_url].includes(uri)) {
          const said = readOn(document.body)
          for (const field of ['issuer', 'account'] as const)
            if (injection.kind !== 'surrogate') {
              expect(said).toContain(beginningOf(marked(injection, field)))
              wasShown('secrets', field, injection)
            }
        }
        unmount()
      }
      for (const field of [
        'image_url_data',
        'otp_url',
        'issuer',
        'account',
        'secret',
      ] as const)
        wasHarmless('secrets', field, injection)
    }
  })
})

goesThrough('secrets')
