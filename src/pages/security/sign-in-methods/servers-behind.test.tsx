import '#src/test/dom.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { refusing } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'

const servers = 'GET /api/client'
const sftp = { ip: '192.0.2.20', port: 2022 }

/** What the card says last, once the servers were read. */
async function said(): Promise<string> {
  const card = await screen.findByRole('region', {
    name: 'What two-factor does not protect',
  })
  await within(card).findByText(/behind them/)
  await waitFor(() => expect(within(card).queryByText('Reading…')).toBeNull())
  return card.textContent
}

type Made = Parameters<
  Awaited<ReturnType<typeof openPage>>['panel']['control']['createServer']
>[1]

async function open(...made: Partial<Made>[]) {
  const page = await openPage('/nowhere')
  for (const [at, more] of made.entries())
    page.panel.control.createServer(page.account.id, { name: `s${at}`, sftp, ...more })
  return page
}

test('how many servers lie behind the ways in, and whose they are', async () => {
  const { navigation } = await open({}, {}, { owned: false })
  await navigation.go('/security')
  expect(await said()).toMatch(
    /3 Servers behind them 2 of yours, 1 shared with you as far as its owner allows\. $/,
  )
})

test('those of one kind are not counted twice', async () => {
  const { navigation } = await open({})
  await navigation.go('/security')
  expect(await said()).toMatch(/1 Server behind them It is yours\. $/)
})

test('only what was read is counted, and an owner is told of only where the panel tells', async () => {
  const { navigation, rewrite } = await open({}, {})
  rewrite(
    servers,
    async (answer) => {
      const body = (await answer.json()) as { data: { attributes: object }[] }
      const [first] = body.data
      const untold = { ...first, attributes: { ...first?.attributes, server_owner: null } }
      return Response.json({
        ...body,
        // The other pages are empty here.
        data: first ? [untold, 7] : [],
        meta: { pagination: { total_pages: 4 } },
      })
    },
    Infinity,
  )
  await navigation.go('/security')
  expect(await said()).toMatch(
    /1\+ Server behind them 1 could not be read\. There are others, which were not read\. $/,
  )
})

test('where they cannot be read, or there are none, nothing is said of them', async () => {
  const { navigation, rewrite } = await open({})
  rewrite(servers, refusing(500, 'HttpException', 'Down'), 9)
  await navigation.go('/security')
  await screen.findByText('SFTP with your password')
  await waitFor(() => expect(screen.queryByText(/behind them/)).toBeNull())
  expect(screen.queryByRole('alert')).toBeNull()
})

test('an admin is told that there may be more', async () => {
  const { navigation } = await openPage('/nowhere', {
    before: ({ rewrite }) => {
      rewrite(
        'GET /api/client/account',
        async (answer) => {
          const body = (await answer.json()) as { attributes: object }
          return Response.json({ ...body, attributes: { ...body.attributes, admin: true } })
        },
        Infinity,
      )
    },
  }).then((page) => {
    page.panel.control.createServer(page.account.id, { name: 'one', sftp })
    return page
  })
  await navigation.go('/security')
  expect(await said()).toMatch(/It is yours\. As an admin, you may reach others, too\. $/)
})
