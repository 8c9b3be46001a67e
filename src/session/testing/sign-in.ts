import { screen } from '@testing-library/react'
import { Secret, TOTP } from 'otpauth'

import { openPage } from '#src/test/render.tsx'

const secret = 'JBSWY3DPEHPK3PXP'

/** What the authenticator app shows now. */
export const codeNow = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate()

/** The call of the second step. */
export const checkpoint = 'POST /auth/login/checkpoint'

export const profile = () => screen.findByRole('heading', { name: 'Profile' })
export const user = () => screen.getByLabelText<HTMLInputElement>('User name or email')
export const password = () => screen.getByLabelText<HTMLInputElement>('Password')

type Options = Parameters<typeof openPage>[1] & { path?: string }

/** The sign-in page, with the name typed; `send` types a password after it and presses Enter. */
export async function openSignIn({ path = '/sign-in', ...options }: Options = {}) {
  const page = await openPage(path, { ...options, signedIn: false })
  const { person, account } = page
  await person.type(user(), account.username)
  async function send(typed: string = account.password) {
    await person.clear(password())
    await person.type(password(), `${typed}{Enter}`)
  }
  return { ...page, send }
}

/** The second step of an account with two-factor on and one recovery code. */
export async function openSecondStep() {
  const page = await openSignIn()
  const { panel, account, person, send } = page
  panel.control.setTwoFactor(account.id, { secret, recoveryCodes: ['R3coveryC0'] })
  await send()
  await screen.findByLabelText('Sign-in code')
  return {
    ...page,
    sendCode: (typed: string) =>
      person.type(screen.getByLabelText('Sign-in code'), `${typed}{Enter}`),
    async sendRecoveryCode(typed: string) {
      await person.click(screen.getByRole('button', { name: 'Use a recovery code' }))
      await person.type(screen.getByLabelText('Recovery code'), `${typed}{Enter}`)
    },
  }
}
