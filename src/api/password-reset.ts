import type { Client } from './client-types.ts'

/**
 * Asks for a mail with a link; the answer is the same for unknown addresses. `signed-in`: no mail was sent, since the
 * panel sends them to guests only (contract rule 0.19).
 */
export async function requestPasswordReset(
  { request }: Client,
  who: { email: string },
): Promise<'asked' | 'signed-in'> {
  const redirected = await request<true | undefined>({
    method: 'POST',
    area: 'web',
    path: '/auth/password',
    body: { email: who.email },
    schema: 'nothing',
    whenRedirected: () => true,
  })
  return redirected ? 'signed-in' : 'asked'
}
