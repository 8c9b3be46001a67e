import '#src/test/dom.ts'
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'

import { openPage } from '#src/test/render.tsx'
import { twoFactorQueries } from '#src/two-factor/two-factor-state.ts'

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

/** A page of somebody with two-factor on, who signed in a while ago. */
async function openOn(path: string) {
  const page = await openPage('/nowhere')
  const { panel, account, navigation, queries } = page
  panel.control.setTwoFactor(account.id, { secret, recoveryCodes: ['aB3dE5gH0x'] })
  const timestamp = Date.now() - 60_000
  panel.control.addActivity(account.id, [
    { event: 'user:two-factor.create', timestamp, ip: '192.0.2.1' },
  ])
  await navigation.go(path)
  await waitFor(() =>
    expect(queries.getQueryData(twoFactorQueries.state().queryKey)?.state).toBe('on'),
  )
  return page
}

test.each(['/security', '/security/recovery-codes'])(
  'Caps Lock is told of below the password, too, at %s',
  async (path) => {
    const { person } = await openOn(path)
    if (path === '/security')
      await person.click(await screen.findByRole('button', { name: 'Turn off' }))
    await person.type(await screen.findByLabelText('Current password'), 'a')
    expect(screen.queryByText('Caps Lock is on.')).toBeNull()
    await person.keyboard('{CapsLock}b')
    expect(screen.getAllByText('Caps Lock is on.')).toHaveLength(1)
  },
)
