import { describe, expect, test } from 'vitest'

import { changeEmail } from './account.ts'
import { createApiKey, deleteApiKey } from './api-keys.ts'
import { signIn } from './session.ts'
import { json, refusal, thrownBy, withPanel } from './testing/panel.ts'
import { enableTwoFactor, twoFactorSetupEndpoint } from './two-factor.ts'

const change = { email: 'new@example.test', password: 'hunter2-secret' }
const writeAnd = async (response: () => Response): Promise<unknown> => {
  const { client } = withPanel(response)
  return thrownBy(client.request(changeEmail(change)))
}
describe('refusals in all envelopes', () => {
  const first = { code: 'ValidationException', rule: null, detail: 'No.', at: 'email' }
  test.each([
    [
      'E2',
      {
        errors: [
          {
            code: 'ValidationException',
            detail: 'No.',
            meta: { source_field: 'email', rule: '' },
          },
        ],
      },
      { email: [first] },
      [],
    ],
    [
      'E4',
      { errors: [{ code: 'unique', detail: 'No.', source: { field: 'email' } }] },
      { email: [{ ...first, rule: 'unique' }] },
      [],
    ],
    ['E5', { message: 'Bad.', errors: { email: ['No.'] } }, { email: [first] }, []],
    ['E6', { message: 'No.' }, {}, [{ code: null, rule: null, detail: 'No.', at: null }]],
    [
      'strings',
      { errors: ['No.'] },
      {},
      [{ code: null, rule: null, detail: 'No.', at: null }],
    ],
    ['nothing', {}, {}, [{ code: null, rule: null, detail: '', at: null }]],
  ])('%s', async (_, body, fields, problems) => {
    expect(await writeAnd(() => json(body, { status: 422 }))).toMatchObject({
      kind: 'refused',
      status: 422,
      fields,
      problems,
    })
  })

  test('a 200 that says that it failed is refused', async () => {
    expect(await writeAnd(() => json({ success: false, message: 'No.' }))).toMatchObject({
      kind: 'refused',
      problems: [{ detail: 'No.' }],
    })
  })

  test('one bad address of several belongs to the field and keeps its path', async () => {
    const meta = { source_field: 'allowed_ips.3', rule: null }
    const { client } = withPanel(() =>
      json(
        { errors: [{ code: 'ValidationException', detail: '', meta }] },
        { status: 422 },
      ),
    )
    const thrown = await thrownBy(
      client.request(createApiKey({ description: 'd', allowedIps: ['x'] })),
    )
    expect(thrown).toMatchObject({
      fields: { allowed_ips: [{ at: 'allowed_ips.3', rule: null }] },
    })
  })

  test.each([
    ['Failed to validate reCAPTCHA data.', 'captcha'],
    ['Please complete the captcha verification.', 'captcha'],
    ['No account matching those credentials could be found.', 'wrong-credentials'],
    [
      'The authentication token provided has expired, please refresh the page.',
      'checkpoint-expired',
    ],
  ])('%s is %s', async (detail, code) => {
    const { client } = withPanel(() => refusal(400, 'DisplayException', detail))
    const thrown = await thrownBy(signIn(client, { user: 'u', password: 'p' }))
    expect(thrown).toMatchObject({
      kind: 'refused',
      code,
      fields: {},
      problems: [{ code, detail }],
    })
  })

  test.each([
    'The provided two-factor authentication token was not valid.',
    'The token provided is not valid.',
    'The two-factor code provided is not valid.',
  ])('%s belongs to the code', async (detail) => {
    const { client } = withPanel(() => refusal(400, 'BadRequestHttpException', detail))
    const thrown = await thrownBy(
      client.request(enableTwoFactor({ code: '1', password: 'p' })),
    )
    expect(thrown).toMatchObject({
      fields: { code: [{ code: 'TwoFactorAuthenticationTokenInvalid' }] },
      problems: [],
    })
  })

  test('a missing record is refused, a missing route unsupported', async () => {
    const { client } = withPanel(() => refusal(404, 'NotFoundHttpException', ''))
    expect(await thrownBy(client.request(deleteApiKey('a')))).toMatchObject({
      kind: 'refused',
      status: 404,
    })
    expect(client.capabilities.get().twoFactor).toBe('unknown')
    let told = 0
    client.capabilities.subscribe(() => told++)
    expect(await thrownBy(client.request(twoFactorSetupEndpoint))).toMatchObject({
      kind: 'unsupported',
      status: 404,
    })
    await thrownBy(client.request(twoFactorSetupEndpoint))
    expect(client.capabilities.get().twoFactor).toBe('elsewhere')
    expect(told).toBe(1)
  })
})
