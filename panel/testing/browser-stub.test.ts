import { expect, test } from 'vitest'

import { createBrowserStub } from './browser-stub.ts'

const origin = 'http://perch.test'

function stub(answer: (request: Request) => Response | Promise<Response>) {
  const seen: Request[] = []
  const browser = createBrowserStub(async (request) => {
    seen.push(request.clone())
    return answer(request)
  }, origin)
  return { browser, seen }
}

function withCookies(...cookies: string[]): Response {
  const headers = new Headers()
  for (const cookie of cookies) headers.append('Set-Cookie', cookie)
  return new Response('', { headers })
}

test('keeps cookies, hides them from the page and sends them back', async () => {
  const { browser, seen } = stub(() =>
    withCookies('s=1; HttpOnly; Path=/', 'XSRF-TOKEN=a%3D; Path=/', 'w=2; Secure; Path=/'),
  )
  const response = await browser.fetch('/sanctum/csrf-cookie')
  expect(response.headers.getSetCookie()).toEqual([])
  expect(browser.cookie('s')).toBe('1')
  expect(browser.documentCookie()).toBe('XSRF-TOKEN=a%3D')
  await browser.fetch('/api/client')
  await browser.fetch('/api/client', { credentials: 'omit' })
  const sent = seen.map((request) => request.headers.get('cookie'))
  expect(sent).toEqual([null, 's=1; XSRF-TOKEN=a%3D', null])
})

test('says where it comes from', async () => {
  const { browser, seen } = stub(() => new Response(''))
  await browser.fetch('/api')
  await browser.fetch('/api', { method: 'PUT', body: '{}' })
  await browser.fetch('/api', { referrerPolicy: 'no-referrer' })
  await browser.fetch('https://panel.example/api', { credentials: 'omit' })
  const said = seen.map(({ headers }) => [headers.get('origin'), headers.get('referer')])
  expect(said).toEqual([
    [null, `${origin}/`],
    [origin, `${origin}/`],
    [null, null],
    [origin, `${origin}/`],
  ])
})

test('follows a redirect, with the cookies set on the way', async () => {
  const { browser, seen } = stub(async (request) => {
    if (!request.url.endsWith('/api')) return new Response(await request.text())
    const headers = { Location: '/auth/login', 'Set-Cookie': 'way=1' }
    return new Response(null, { status: 302, headers })
  })
  const response = await browser.fetch('/api', { method: 'POST', body: 'x' })
  expect(response.redirected).toBe(true)
  expect(response.url).toBe(`${origin}/auth/login`)
  expect(await response.text()).toBe('')
  expect([seen[1]?.method, seen[1]?.headers.get('cookie')]).toEqual(['GET', 'way=1'])
  expect((await browser.fetch('/api', { redirect: 'manual' })).type).toBe('opaqueredirect')
})

test('a PUT keeps its method and body on the way', async () => {
  const { browser } = stub(async (request) =>
    request.url.endsWith('/api')
      ? new Response(null, { status: 302, headers: { Location: '/there' } })
      : new Response(`${request.method} ${await request.text()}`),
  )
  const response = await browser.fetch('/api', { method: 'PUT', body: 'x' })
  expect(await response.text()).toBe('PUT x')
})

test('tells an abort from a lost answer', async () => {
  const { browser } = stub(() => new Promise(() => {}))
  await expect(
    browser.fetch('/api', { signal: AbortSignal.timeout(5) }),
  ).rejects.toMatchObject({
    name: 'TimeoutError',
  })
  const lost = stub(() => Promise.reject(new Error('secret reason'))).browser
  await expect(lost.fetch('/api')).rejects.toThrow(new TypeError('Failed to fetch'))
})

test('takes over a session', async () => {
  const { browser, seen } = stub(() => new Response(''))
  browser.setCookies('pterodactyl_session=a; XSRF-TOKEN=b')
  await browser.fetch('/api')
  expect(seen[0]?.headers.get('cookie')).toBe('pterodactyl_session=a; XSRF-TOKEN=b')
  expect(browser.documentCookie()).toBe('XSRF-TOKEN=b')
})
