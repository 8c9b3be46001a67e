import '#src/test/dom.ts'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { openPage } from '#src/test/render.tsx'

import { expectText, goesThrough, injections, list, listCalls, marked } from './corpus.ts'

test('in API keys, on their page and in the dialog that deletes them', async () => {
  const { person } = await openPage('/api-keys', {
    before: ({ rewrite }) =>
      rewrite(
        listCalls.apiKeys,
        () =>
          list(
            ...injections.map((injection) => ({
              object: 'api_key',
              attributes: {
                identifier: marked(injection, 'identifier'),
                description: marked(injection, 'description'),
                allowed_ips: [marked(injection, 'allowed_ips')],
                created_at: injection.text,
                last_used_at: `2026-01-01T00:00:00Z${injection.text}`,
              },
            })),
          ),
        Infinity,
      ),
  })
  const keys = await screen.findByRole('table', { name: 'API keys' })
  const names = within(keys).getAllByRole('rowheader')
  expect(names).toHaveLength(injections.length)
  for (const name of names) fireEvent.click(within(name).getByRole('button'))
  await waitFor(() =>
    expect(within(keys).getAllByRole('term').length).toBeGreaterThan(names.length),
  )
  for (const injection of injections)
    expectText('apiKeys', [
      ['identifier', injection],
      ['description', injection],
      ['allowed_ips', injection],
      ['created_at', injection, false],
      ['last_used_at', injection, false],
    ])
  fireEvent.click(screen.getByRole('checkbox', { name: 'Select all keys' }))
  await person.click(screen.getByRole('button', { name: 'Delete…' }))
  const dialog = await screen.findByRole('alertdialog')
  for (const injection of injections)
    expectText('apiKeys', [['description', injection]], dialog)
})

test('in SSH keys and servers', async () => {
  await openPage('/ssh-keys', {
    before({ rewrite }) {
      rewrite(
        listCalls.sshKeys,
        () =>
          list(
            ...injections.map((injection) => ({
              object: 'ssh_key',
              attributes: {
                name: marked(injection, 'name'),
                fingerprint: marked(injection, 'fingerprint'),
                public_key: injection.text,
                created_at: `2026-01-01T00:00:00Z${injection.text}`,
              },
            })),
          ),
        Infinity,
      )
      rewrite(
        listCalls.servers,
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
  const keys = await screen.findByRole('table', { name: 'SSH keys' })
  const names = within(keys).getAllByRole('rowheader')
  expect(names).toHaveLength(injections.length)
  for (const name of names) fireEvent.click(within(name).getByRole('button'))
  await waitFor(() =>
    expect(within(keys).getAllByRole('term').length).toBeGreaterThan(names.length),
  )
  const servers = await screen.findByRole('table', { name: 'Servers' })
  await screen.findByText(/more servers? could not be read/)
  // Some have an injection for an identifier, and are called `x`.
  const opens = within(servers)
    .getAllByRole('rowheader')
    .map((each) => within(each).getByRole('button'))
    .filter(({ textContent }) => !/^x(?: \(|$)/.test(textContent))
  for (const [at, injection] of injections.entries()) {
    // One is open at a time, and has all of its name.
    const name = opens[at] as HTMLElement
    if (name.getAttribute('aria-expanded') === 'false') fireEvent.click(name)
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

goesThrough('apiKeys', 'sshKeys', 'servers')
