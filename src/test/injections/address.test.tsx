import '#src/test/dom.ts'
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { setUpOf } from '#src/pages/security/set-up/flow.ts'
import { accountQueries } from '#src/session/queries.ts'
import { origin } from '#src/test/origin.ts'
import { openPage } from '#src/test/render.tsx'
import { injectedInto } from '#src/test/text-only.ts'

import { addressReaders } from './address-readers.ts'
import { carried, expectText, goesThrough, parts, wasHarmless } from './corpus.ts'

/** The names that something asked an address for. */
const asked = new Set<string>()

beforeEach(() => {
  for (const method of ['get', 'has'] as const) {
    const original = URLSearchParams.prototype[method] as (name: string) => never
    vi.spyOn(URLSearchParams.prototype, method).mockImplementation(function (
      this: URLSearchParams,
      name: string,
    ) {
      asked.add(name)
      return original.call(this, name)
    })
  }
})

afterEach(() => {
  vi.restoreAllMocks()
})

const title = (name: string) => screen.findByRole('heading', { level: 1, name })
const api = { description: 'Bot' }

test.each(addressReaders)(
  'in the address of $path, by each name that it is asked for',
  async ({ path, heading, names, signedOut }) => {
    for (const injection of carried) {
      asked.clear()
      const query = new URLSearchParams(names.map((name) => [name, injection.text]))
      const { unmount } = await openPage(`${path}?${query}`, {
        signedIn: !signedOut,
        before: ({ panel: { control }, account: { id } }) =>
          void control.createApiKey(id, api),
      })
      await title(heading)
      // Some are asked for once a list is there.
      await waitFor(() => expect([...asked].sort()).toEqual([...names].sort()))
      expectText(
        'address',
        names.map((name) => [`${path} ${name}`, injection, false]),
      )
      unmount()
    }
  },
)

test.each(carried)(
  '$kind in where a set-up leads back to: $text',
  async ({ kind, text }) => {
    const { queries, navigation } = await openPage(
      `/security/two-factor?${new URLSearchParams({ to: text })}`,
    )
    await title('Set up two-factor sign-in')
    const account = queries.getQueryData(accountQueries.me().queryKey)
    if (!account) throw new Error('no account')
    act(() => setUpOf(account, queries).finish(['aB3dE5gHkx']))
    const code = await screen.findByLabelText(/^Type one of the codes/)
    fireEvent.change(code, { target: { value: 'aB3dE5gHkx' } })
    fireEvent.click(screen.getByRole('button', { name: 'Done' }))
    await title('Profile')
    expect(navigation.place().pathname).toBe('/profile')
    expect(location.origin).toBe(origin)
    expect(injectedInto(document.body)).toEqual([])
    wasHarmless('address', '/security/two-factor to', { kind, text })
  },
)

test.each([0, 1, 2])('in the path and the fragment: part %i', async (index) => {
  for (const injection of parts[index] ?? []) {
    if (!carried.includes(injection)) continue
    const text = encodeURIComponent(injection.text.toWellFormed())
    const { unmount } = await openPage(`/${text}`)
    await waitFor(() => screen.getByRole('heading', { level: 1 }))
    expectText('address', [['path', injection, false]])
    unmount()
    const page = await openPage(`/profile#${text}`)
    await title('Profile')
    expectText('address', [['fragment', injection, false]])
    page.unmount()
  }
})

goesThrough('address')
