import '#src/test/dom.ts'
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'

import { openPage } from '#src/test/render.tsx'

const servers = 'GET /api/client'
const section = (name: string) => screen.queryByRole('region', { name })

test('nothing stands below what is still being read, where it would be moved', async () => {
  const keysRead = Promise.withResolvers<void>()
  const serversRead = Promise.withResolvers<void>()
  const { count } = await openPage('/ssh-keys', {
    before({ rewrite }) {
      rewrite('GET /api/client/account/ssh-keys', (given) =>
        keysRead.promise.then(() => given),
      )
      rewrite(servers, (given) => serversRead.promise.then(() => given))
    },
  })
  // The servers are asked for meanwhile.
  await waitFor(() => expect(count(servers)).toBe(1))
  expect(section('Connect')).toBeNull()
  keysRead.resolve()
  await screen.findByRole('region', { name: 'Connect' })
  expect(section('Make a key on your computer')).toBeNull()
  serversRead.resolve()
  await screen.findByRole('region', { name: 'Make a key on your computer' })
})
