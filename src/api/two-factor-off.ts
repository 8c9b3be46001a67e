import type { Client } from './client-types.ts'
import type { Endpoint } from './endpoint.ts'
import { isFailure } from './failures.ts'
import { problemCodes } from './problem-codes.ts'

/**
 * Turns two-factor off, also when it is off; a wrong password is refused at `password`. One
 * dialect wants a code (refused at `code`) or a recovery code (at `recovery_token`) as well.
 */
export async function disableTwoFactor(
  { request, capabilities }: Client,
  proof: { password: string; code?: string; recoveryCode?: string },
): Promise<void> {
  const disable = async (method: 'POST' | 'DELETE', path: string): Promise<void> => {
    const endpoint: Endpoint<void> = {
      method,
      path,
      body: {
        password: proof.password,
        ...(proof.code !== undefined && { code: proof.code }),
        ...(proof.recoveryCode !== undefined && { recovery_token: proof.recoveryCode }),
      },
      schema: 'nothing',
      fieldOf: {
        [problemCodes.wrongPassword]: 'password',
        [problemCodes.wrongCode]: 'code',
        [problemCodes.wrongRecoveryCode]: 'recovery_token',
      },
    }
    try {
      await request(endpoint)
    } catch (error) {
      if (isFailure(error, 'refused')) capabilities.set({ twoFactorDisable: method })
      throw error
    }
    capabilities.set({ twoFactorDisable: method })
  }
  if (capabilities.get().twoFactorDisable !== 'DELETE') {
    try {
      return await disable('POST', '/account/two-factor/disable')
    } catch (error) {
      if (!isFailure(error, 'unsupported')) throw error
    }
  }
  await disable('DELETE', '/account/two-factor')
}
