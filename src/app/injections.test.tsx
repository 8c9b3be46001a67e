import '#src/test/dom.ts'
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import papa from 'papaparse'
import type { ReactNode } from 'react'
import { UNSAFE_createMemoryHistory as createMemoryHistory } from 'react-router'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import * as z from 'zod/mini'

import type { Account } from '#src/api/account.ts'
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
import { SetUpDetails, SetUpQrCode, SetUpSecret } from '#src/pages/security/set-up/scan.tsx'
import { PanelContext } from '#src/session/panel-context.ts'
import { calls } from '#src/test/panel.ts'
import { fillEmailForm } from '#src/test/profile-forms.ts'
import { openPage } from '#src/test/render.tsx'
import { beginningOf, injectedInto } from '#src/test/text-only.ts'

import { injections } from '../../panel/testing/injections.ts'

type Injection = (typeof injections)[number]

/** Every field that this file puts the injections through, by where it is filled; what is counted comes from here. */
const fields = {
  account: ['username', 'email', 'first_name', 'last_name', 'language', 'uuid'],
  panel: ['name in the document', 'name of its own page'],
  apiKeys: ['identifier', 'description', 'allowed_ips', 'created_at', 'last_used_at'],
  sshKeys: ['name', 'fingerprint', 'public_key', 'created_at'],
  servers: ['name', 'identifier', 'node', 'ip'],
  activity: [
    'event',
    'id',
    'ip',
    'description',
    'timestamp',
    'actor.username',
    'actor.email',
    'name of a property',
    'value of a property',
    'old',
    'new',
    'of an API key',
    'of an SSH key',
    'useragent',
    'username',
  ],
  exports: ['CSV', 'JSON'],
  secrets: [
    'identifier',
    'secret_token',
    'recovery code',
    'image_url_data',
    'issuer',
    'account',
    'secret',
  ],
  refusals: ['detail', 'code', 'source_field', 'rule', 'name of a field', 'message'],
  forms: [
    'email',
    'search of keys',
    'search of activity',
    'description',
    'address',
    'public key',
  ],
  address: ['q', 'kind', 'address', 'browser', 'from', 'to', 'since', 'because', 'path'],
} as const
type Place = keyof typeof fields

/** What an address can carry: servers take none that is longer than some thousand characters. */
const carried = injections.filter(({ kind }) => kind !== 'long')

const total = Object.entries(fields).reduce(
  (sum, [place, names]) =>
    sum + names.length * (place === 'address' ? carried : injections).length,
  0,
)
const shown = new Set<string>()

/** Notes that an injection in a field was shown as text, or did nothing where that is not shown. */
function survived(place: Place, field: string, { text }: Injection): void {
  expect(fields[place] as readonly string[]).toContain(field)
  shown.add(JSON.stringify([place, field, text]))
}

/** An injection that is told apart by where it stands, but for names that every object has. */
const marked = ({ kind, text }: Injection, field: string) =>
  kind === 'prototype' ? text : `${text} ~${field}`

/** What is to be read on the page, in fields as well. */
const readOn = (root: Element) =>
  [
    root.textContent,
    ...Array.from(root.querySelectorAll('input, textarea'), (each) =>
      each instanceof HTMLInputElement || each instanceof HTMLTextAreaElement
        ? each.value
        : '',
    ),
  ].join('\n')

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

const main = () => screen.getByRole('main')
const list = (...data: unknown[]) => Response.json({ object: 'list', data })
const apiKeys = 'GET /api/client/account/api-keys'
const sshKeys = 'GET /api/client/account/ssh-keys'

const asked = vi.fn<() => boolean>()
for (const name of ['alert', 'confirm', 'prompt', 'open'])
  Object.defineProperty(globalThis, name, { value: asked, configurable: true })
const before = Object.getOwnPropertyNames(Object.prototype)

afterEach(() => {
  expect(asked).not.toHaveBeenCalled()
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before)
})

/** Expects the page to be made of what it is made of, and to say each of these texts; beside it, who wrote them. */
function expectText(
  place: Place,
  said: readonly (readonly [field: string, Injection, isShown?: boolean])[],
  root: Element = document.body,
) {
  expect(injectedInto(root)).toEqual([])
  const text = readOn(root)
  for (const [field, injection, isShown = true] of said) {
    if (isShown)
      expect(text, `${place} ${field}`).toContain(beginningOf(marked(injection, field)))
    survived(place, field, injection)
  }
}

test.each(injections)(
  '$kind in an account and a name of the panel: $text',
  async (injection) => {
    const of = (field: string) => marked(injection, field)
    const attributes = {
      id: 7,
      admin: false,
      username: of('username'),
      email: of('email'),
      first_name: of('first_name'),
      last_name: of('last_name'),
      language: of('language'),
      uuid: of('uuid'),
    }
    await openPage('/profile', {
      dataset: { panelName: of('name in the document') },
      before: ({ rewrite }) =>
        rewrite(calls.me, () => Response.json({ object: 'user', attributes }), Infinity),
    })
    await screen.findByRole('heading', { name: 'Profile' })
    expectText('account', [
      ['username', injection],
      ['email', injection],
      ['first_name', injection],
      ['last_name', injection, injection.kind !== 'long'],
      // A tag of a language is shown by its name.
      ['language', injection, injection.kind !== 'prototype'],
      ['uuid', injection],
    ])
    expectText('panel', [['name in the document', injection]])
  },
)

/** A part of them at a time: so many rows are drawn slowly in process. */
const parts = [0, 1, 2].map((part) => injections.filter((_, index) => index % 3 === part))

/** Each parameter of an address on a page that reads it. */
const readers = [
  ['/activity', ['q', 'kind', 'address', 'browser', 'from', 'to']],
  ['/activity/not-me', ['since']],
  ['/sign-in', ['because', 'to']],
] as const

test.each(carried)('$kind in an address: $text', async (injection) => {
  for (const [path, names] of readers) {
    const query = new URLSearchParams(names.map((name) => [name, injection.text]))
    const { unmount } = await openPage(`${path}?${query}`, {
      signedIn: path !== '/sign-in',
    })
    expectText(
      'address',
      names.map((name) => [name, injection, false]),
    )
    unmount()
  }
})

test.each([0, 1, 2])('in the path of an address: part %i', async (index) => {
  for (const injection of parts[index] ?? []) {
    if (!carried.includes(injection)) continue
    const { unmount } = await openPage(
      `/${encodeURIComponent(injection.text.toWellFormed())}`,
    )
    screen.getByRole('heading', { level: 1 })
    expectText('address', [['path', injection, false]])
    unmount()
  }
})

test.each(injections)('$kind in what the panel calls itself: $text', async (injection) => {
  const field = 'name of its own page'
  const name = marked(injection, field)
  const html = `<script>window.SiteConfiguration = ${JSON.stringify({ name })};</script>`
  await openPage('/sign-in?because=constructor&to=javascript:alert(1)', {
    signedIn: false,
    dataset: { panelName: undefined },
    before: ({ rewrite }) =>
      rewrite(
        'GET /auth/login',
        () => new Response(html, { headers: { 'content-type': 'text/html' } }),
        Infinity,
      ),
  })
  await waitFor(() =>
    expect(document.body.textContent).toContain(beginningOf(name).slice(0, 20)),
  )
  expectText('panel', [[field, injection]])
})

test('in API keys, on their page and in the dialog that deletes them', async () => {
  const { person } = await openPage('/api-keys', {
    before: ({ rewrite }) =>
      rewrite(
        apiKeys,
        () =>
          list(
            ...injections.map((injection) => ({
              object: 'api_key',
              attributes: {
                identifier: marked(injection, 'identifier'),
                description: marked(injection, 'description'),
                allowed_ips: [marked(injection, 'allowed_ips')],
                created_at: injection.text,
                last_used_at: injection.text,
              },
            })),
          ),
        Infinity,
      ),
  })
  const keys = await screen.findByRole('list', { name: 'API keys' })
  expect(within(keys).getAllByRole('listitem')).toHaveLength(injections.length)
  for (const injection of injections)
    expectText('apiKeys', [
      ['identifier', injection],
      ['description', injection],
      ['allowed_ips', injection],
      ['created_at', injection, false],
      ['last_used_at', injection, false],
    ])
  for (const box of screen.getAllByRole('checkbox')) fireEvent.click(box)
  await person.click(screen.getByRole('button', { name: 'Delete selected' }))
  const dialog = await screen.findByRole('alertdialog')
  for (const injection of injections)
    expectText(
      'apiKeys',
      [
        ['identifier', injection],
        ['description', injection],
      ],
      dialog,
    )
})

test('in SSH keys and servers', async () => {
  await openPage('/ssh-keys', {
    before({ rewrite }) {
      rewrite(
        sshKeys,
        () =>
          list(
            ...injections.map((injection) => ({
              object: 'ssh_key',
              attributes: {
                name: marked(injection, 'name'),
                fingerprint: marked(injection, 'fingerprint'),
                public_key: injection.text,
                created_at: injection.text,
              },
            })),
          ),
        Infinity,
      )
      rewrite(
        'GET /api/client',
        () =>
          list(
            ...injections.flatMap((injection, at) => [
              {
                object: 'server',
                attributes: {
                  identifier: `id${at}`,
                  name: marked(injection, 'name'),
                  node: injection.text,
                  sftp_details: { ip: injection.text, port: 22 },
                },
              },
              { object: 'server', attributes: { identifier: injection.text, name: 'x' } },
            ]),
          ),
        Infinity,
      )
    },
  })
  await screen.findByRole('region', { name: 'Connect' })
  await screen.findByText(/more servers? could not be read/)
  for (const injection of injections) {
    expectText('sshKeys', [
      ['name', injection],
      ['fingerprint', injection],
      ['public_key', injection, false],
      ['created_at', injection, false],
    ])
    expectText(
      'servers',
      [
        ['name', injection],
        ['identifier', injection, false],
        ['node', injection, false],
        ['ip', injection, false],
      ],
      screen.getByRole('region', { name: 'Connect' }),
    )
  }
})

const minute = 60_000
let at = 0
const row = (event: string, properties: object, more: object = {}) => ({
  object: 'activity_log',
  attributes: {
    id: `row ${(at += 1)}`,
    event,
    ip: '192.0.2.1',
    timestamp: new Date(Date.now() - at * minute).toISOString(),
    properties,
    ...more,
  },
})

const rowsOf = (injection: Injection) => {
  const of = (field: string) => marked(injection, field)
  return [
    {
      ...row(
        of('event'),
        { [of('name of a property')]: of('value of a property'), deep: [injection.text] },
        {
          id: of('id'),
          ip: of('ip'),
          description: of('description'),
        },
      ),
      relationships: {
        actor: {
          object: 'user',
          attributes: { username: of('actor.username'), email: of('actor.email') },
        },
      },
    },
    row('user:account.email-changed', { old: of('old'), new: of('new') }),
    row('user:api-key.create', { identifier: of('of an API key') }),
    row('user:ssh-key.delete', { fingerprint: of('of an SSH key') }),
    row('auth:success', { useragent: of('useragent') }, { timestamp: injection.text }),
    row('auth:fail', { username: of('username'), useragent: injection.text }),
    row('auth:ip-blocked', { identifier: injection.text }),
  ]
}

const shownFields = fields.activity.filter(
  (field) => !['id', 'timestamp', 'actor.email'].includes(field),
)

const openActivity = (path: string, part: readonly Injection[]) => {
  const rows = part.flatMap(rowsOf)
  return openPage(path, {
    before: ({ rewrite }) => rewrite(calls.activity, () => list(...rows), Infinity),
  })
}

test.each([0, 1, 2])('in the feed, its details and findings: part %i', async (index) => {
  const part = parts[index] ?? []
  await openActivity('/activity', part)
  // The rows come after the navigation, which is a list as well.
  await waitFor(() =>
    expect(main().querySelectorAll('details').length).toBeGreaterThan(100),
  )
  for (const details of main().querySelectorAll('details')) {
    details.open = true
    fireEvent(details, new Event('toggle'))
  }
  await waitFor(
    () => expect(screen.queryAllByRole('table').length).toBeGreaterThan(100),
    // So many are drawn slowly.
    { timeout: 10_000 },
  )
  for (const button of screen.queryAllByRole('button', { name: /^Show .* more$/ }))
    fireEvent.click(button)
  const text = readOn(main())
  expect(injectedInto(document.body)).toEqual([])
  for (const injection of part)
    for (const field of fields.activity) {
      if (shownFields.includes(field))
        expect(text, field).toContain(beginningOf(marked(injection, field)))
      survived('activity', field, injection)
    }
})

test('in the steps after an incident', async () => {
  const since = new Date(Date.now() - 10_000 * minute).toISOString()
  const rows = (parts[0] ?? []).flatMap(rowsOf)
  const created = new Date().toISOString()
  await openPage(`/activity/not-me?since=${since}`, {
    before({ rewrite }) {
      rewrite(calls.activity, () => list(...rows), Infinity)
      rewrite(
        apiKeys,
        () =>
          list(
            ...injections.map((injection) => ({
              object: 'api_key',
              attributes: {
                identifier: injection.text,
                description: marked(injection, 'description'),
                created_at: created,
              },
            })),
          ),
        Infinity,
      )
    },
  })
  await screen.findAllByText(/^Delete the API key/)
  expectText(
    'apiKeys',
    injections.map((injection) => ['description', injection]),
  )
})

test.each(['CSV', 'JSON'] as const)('in an export as %s', async (format) => {
  const blobs: Blob[] = []
  const create = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    blobs.push(blob as Blob)
    return 'blob:http://localhost/1'
  })
  const press = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  const rows = injections.flatMap(rowsOf)
  const { person } = await openPage('/activity/export', {
    before: ({ rewrite }) => rewrite(calls.activity, () => list(...rows), Infinity),
  })
  await person.click(await screen.findByRole('radio', { name: format }))
  await person.click(screen.getByRole('button', { name: 'Start export' }))
  await person.click(await screen.findByRole('button', { name: /^Save/ }))
  create.mockRestore()
  press.mockRestore()
  expect(injectedInto(document.body)).toEqual([])
  const text = (await blobs[0]?.text()) ?? ''
  if (format === 'JSON') {
    const saved = JSON.parse(text) as { event: string; properties: object }[]
    for (const injection of injections) {
      const own = saved.find(({ event }) => event === marked(injection, 'event'))
      expect(Object.keys(own?.properties ?? {}).length).toBeGreaterThan(0)
      survived('exports', format, injection)
    }
    return
  }
  const lines = papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { delimiter: ',' }).data
  const cells = lines.flat()
  // Apostrophes keep cells from being formulas.
  const plain = (text: string) => text.replaceAll("'", '')
  for (const cell of cells) expect(cell).not.toMatch(/^[\s\p{C}"]*[=+\-@＝＋－＠]/u)
  for (const injection of injections) {
    const own = plain(marked(injection, 'event').toWellFormed())
    expect(
      cells.some((cell) => plain(cell) === own),
      own.slice(0, 80),
    ).toBe(true)
    survived('exports', format, injection)
  }
})

test('in all that a refusal says, and in what is typed into the form', async () => {
  const page = await openPage('/profile')
  const { form, submit } = await fillEmailForm(page.person, 'a@b.test', 'correct horse')
  const email = form.getByLabelText('New email')
  const json = (body: unknown) => () =>
    new Response(JSON.stringify(body), {
      status: 422,
      headers: { 'content-type': 'application/json' },
    })
  for (const injection of injections) {
    fireEvent.change(email, { target: { value: injection.text } })
    expectText('forms', [['email', injection, false]])
    fireEvent.change(email, { target: { value: 'a@b.test' } })
    const of = (field: string) => marked(injection, field)
    for (const body of [
      {
        errors: [
          {
            code: injection.text,
            detail: of('detail'),
            meta: { source_field: injection.text, rule: injection.text },
          },
        ],
      },
      { errors: { [injection.text]: [of('name of a field')] } },
      { message: of('message') },
    ]) {
      page.rewrite(calls.email, json(body))
      await submit()
      await waitFor(() => expect(page.count(calls.email)).toBeGreaterThan(0))
      await form.findByRole('alert')
      const field =
        'message' in body
          ? 'message'
          : Array.isArray(body.errors)
            ? 'detail'
            : 'name of a field'
      expectText('refusals', [[field, injection]])
    }
    expectText(
      'refusals',
      (['code', 'source_field', 'rule'] as const).map((field) => [field, injection, false]),
    )
  }
})

describe('in what a person types', () => {
  test.each([
    ['/activity', 'search of activity', /^Search/],
    ['/api-keys', 'search of keys', /^Search/],
  ] as const)('%s', async (path, field, name) => {
    await openPage(path, {
      before({ panel: { control }, account: { id } }) {
        control.createApiKey(id, { description: 'Bot' })
        control.addActivity(id, [
          { event: 'auth:success', timestamp: control.now(), ip: '192.0.2.1' },
        ])
      },
    })
    const box = await screen.findByRole('searchbox', { name })
    for (const injection of injections) {
      await act(
        async () => void fireEvent.change(box, { target: { value: injection.text } }),
      )
      expectText('forms', [[field, injection, false]])
    }
  })

  test('a new API key', async () => {
    await openPage('/api-keys/create')
    const description = await screen.findByLabelText(/^(What|Description)/)
    const address = screen.getByLabelText(/address/i, { selector: 'input, textarea' })
    for (const [index, injection] of injections.entries()) {
      fireEvent.change(description, { target: { value: injection.text } })
      fireEvent.change(address, { target: { value: injection.text } })
      // A list of all of them is drawn slowly: it has every third.
      if (index % 3 === 0) fireEvent.keyDown(address, { key: 'Enter' })
      expectText('forms', [
        ['description', injection, false],
        ['address', injection, false],
      ])
    }
  })

  test('a new SSH key', async () => {
    await openPage('/ssh-keys/add')
    const key = await screen.findByRole('textbox', { name: /key/i })
    for (const injection of injections) {
      await act(
        async () =>
          void fireEvent.change(key, {
            target: {
              value: `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl ${injection.text}`,
            },
          }),
      )
      expectText('forms', [['public key', injection, false]])
    }
  })
})

describe('in secrets that are shown once, which stay as they are', () => {
  const account = { email: 'una@example.test', username: 'una' } as Account
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
      survived('secrets', 'recovery code', injection)
    }
  })

  test('an API key, and lines that use it', async () => {
    await drawn(['ui', 'forms', 'errors', 'api-key-create'])
    for (const injection of injections) {
      const usable = marked(injection, 'identifier') + marked(injection, 'secret_token')
      const created = { key: {}, usable } as CreatedApiKey
      const { unmount } = draw(<RevealKey created={created} onDone={() => {}} />)
      expect(injectedInto(document.body)).toEqual([])
      expect(exact('The key')?.textContent).toBe(usable)
      survived('secrets', 'identifier', injection)
      survived('secrets', 'secret_token', injection)
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
      for (const data of [
        { image_url_data: text, secret: text },
        { image_url_data: uri, secret: 'JBSWY3DPEHPK3PXP' },
        { image_url_data: `otpauth://totp/${text}`, secret: text },
        { image_url_data: `data:image/png;base64,${text}` },
      ]) {
        const read = z.safeParse(
          twoFactorSetupEndpoint.schema as z.ZodMiniType<TwoFactorSetup>,
          { data },
        )
        if (!read.success) continue
        const setup = read.data
        const { unmount } = draw(
          <>
            <SetUpQrCode {...{ setup, account }} />
            <SetUpSecret {...{ setup, account }} />
            <SetUpDetails setup={setup} />
          </>,
        )
        // An address of a picture is a link to press, and never fetched (contract rule 0.3).
        const holes = injectedInto(document.body)
        expect(
          holes.filter((hole) => hole !== `href="${text}"` || !text.startsWith('https:')),
        ).toEqual([])
        if (data.image_url_data === uri) {
          const said = readOn(document.body)
          for (const field of ['issuer', 'account'] as const)
            if (injection.kind !== 'surrogate')
              expect(said).toContain(beginningOf(marked(injection, field)))
        }
        unmount()
      }
      for (const field of ['image_url_data', 'issuer', 'account', 'secret'] as const)
        survived('secrets', field, injection)
    }
  })
})

test('injections shown as text', ({ task }) => {
  task.meta.tally = `injections shown as text ${shown.size} of ${total}`
  expect(shown.size).toBe(total)
})
