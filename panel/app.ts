import { Hono } from 'hono'

import { getAccount, putEmail, putPassword } from './account-routes.ts'
import { getActivity } from './activity-feed.ts'
import { keepCookies, noteUrl } from './browser.ts'
import { passCheckpoint } from './checkpoint.ts'
import { addCors, preflight } from './cors.ts'
import type { Exchange } from './exchange.ts'
import { crash, Failure } from './failure.ts'
import { enterApi, enterWeb } from './guard.ts'
import { createApiKey, deleteApiKey, listApiKeys } from './key-routes.ts'
import {
  forgotPassword,
  getPage,
  getSignInPage,
  resetPassword,
  signOut,
} from './page-routes.ts'
import { listServers } from './pagination.ts'
import { renderFailure, toResponse } from './render.ts'
import { empty, type Reply } from './reply.ts'
import { signIn } from './sign-in.ts'
import { createSshKey, deleteSshKey, listSshKeys, removeSshKey } from './ssh-routes.ts'
import { disableTwoFactor, enableTwoFactor, getTwoFactor } from './two-factor.ts'
import type { World } from './world.ts'

type Answer = Reply | Failure | Promise<Reply | Failure>
type Handler = (world: World, exchange: Exchange, parameter: string) => Answer

type Route = {
  method: string
  path: string
  handle: Handler
  /** What stands before it: the API's guard, that guard without "two-factor is required", or a session alone. */
  guard: 'api' | 'api-without-two-factor' | 'web'
}

const base = '/api/client/account'

const api = (method: string, path: string, handle: Handler): Route => ({
  method,
  path: base + path,
  handle,
  guard: path === '' || path.startsWith('/two-factor') ? 'api-without-two-factor' : 'api',
})

const web = (method: string, path: string, handle: Handler): Route => ({
  method,
  path,
  handle,
  guard: 'web',
})

function routesOf({ dialect }: World): Route[] {
  const { twoFactor, sshKeys, activity } = dialect
  const byPath = sshKeys?.remove.path.endsWith(':fingerprint')
  return [
    { method: 'GET', path: '/api/client', handle: listServers, guard: 'api' },
    api('GET', '', getAccount),
    ...(twoFactor
      ? [
          api('GET', '/two-factor', getTwoFactor),
          api('POST', '/two-factor', enableTwoFactor),
          api(twoFactor.disable.method, twoFactor.disable.path, disableTwoFactor),
        ]
      : []),
    api('PUT', '/email', putEmail),
    api('PUT', '/password', putPassword),
    ...(activity ? [api('GET', '/activity', getActivity)] : []),
    api('GET', '/api-keys', listApiKeys),
    api('POST', '/api-keys', createApiKey),
    api('DELETE', '/api-keys/:identifier', deleteApiKey),
    ...(sshKeys
      ? [
          api('GET', '/ssh-keys', listSshKeys),
          api('POST', '/ssh-keys', createSshKey),
          api(
            sshKeys.remove.method,
            sshKeys.remove.path,
            byPath ? deleteSshKey : removeSshKey,
          ),
        ]
      : []),
    web('GET', '/sanctum/csrf-cookie', () => empty()),
    web('POST', '/auth/login', signIn),
    web('POST', '/auth/login/checkpoint', passCheckpoint),
    web('POST', '/auth/logout', signOut),
    web('POST', '/auth/password', forgotPassword),
    web('POST', '/auth/password/reset', resetPassword),
    web('GET', '/auth/*', getSignInPage),
    web('GET', '/', getPage),
    web('GET', '/*', getPage),
  ]
}

const notFound = (path: string) =>
  new Failure(
    404,
    'NotFoundHttpException',
    `The route ${path.slice(1)} could not be found.`,
  )

function notAllowed(method: string, path: string, methods: readonly string[]) {
  const all = methods.flatMap((known) => (known === 'GET' ? ['GET', 'HEAD'] : [known]))
  const allow = all.toSorted().join(', ')
  return new Failure(
    405,
    'MethodNotAllowedHttpException',
    `The ${method} method is not supported for route ${path.slice(1)}. Supported methods: ${allow}.`,
    { headers: { allow } },
  )
}

function enter(world: World, exchange: Exchange, guard: Route['guard']) {
  if (guard === 'web') enterWeb(world, exchange)
  else enterApi(world, exchange, guard === 'api-without-two-factor')
}

const root = (world: World) => world.settings().url.replace(/\/$/, '')

function toFailure(error: unknown): Failure {
  if (error instanceof Failure) return error
  console.error(error)
  return crash(error instanceof Error ? error.name : 'Error')
}

function finish(world: World, exchange: Exchange, reply: Reply): Response {
  noteUrl(world, exchange)
  keepCookies(world, exchange)
  return toResponse(exchange, reply, world.now())
}

function noRoute(routes: readonly Route[], { method, path }: Exchange): Failure {
  const methods = routes.filter((route) => route.path === path).map((route) => route.method)
  if (methods.length > 0) return notAllowed(method, path, methods)
  return path.startsWith('/api') ? notFound(path) : notAllowed(method, path, ['GET'])
}

/** Answers requests: finds the route, runs it behind its guard, and renders what comes of it. */
export function createApp(world: World) {
  const routes = routesOf(world)
  const app = new Hono<{ Bindings: { exchange: Exchange } }>({ strict: false })
  for (const { method, path, handle, guard } of routes) {
    app.on(method, path, async ({ env: { exchange }, req }) => {
      if (path === '/*' && exchange.path.startsWith('/api')) {
        throw noRoute(routes, exchange)
      }
      enter(world, exchange, guard)
      const parameter = Object.values<string>(req.param())[0] ?? ''
      const reply = await handle(world, exchange, parameter)
      if (reply instanceof Failure) throw reply
      return finish(world, exchange, reply)
    })
  }
  app.notFound(({ env: { exchange } }) => {
    throw noRoute(routes, exchange)
  })
  app.onError((error, { env: { exchange } }) =>
    finish(world, exchange, renderFailure(exchange, toFailure(error), root(world))),
  )

  return async (exchange: Exchange): Promise<Response> => {
    const { corsOrigins, maintenance } = world.settings()
    addCors(exchange, corsOrigins)
    const answered = preflight(exchange)
    if (answered) return finish(world, exchange, answered)
    if (maintenance) {
      const down = new Failure(503, 'HttpException', 'Service Unavailable', {
        headers: { 'retry-after': '60' },
      })
      return finish(world, exchange, renderFailure(exchange, down, root(world)))
    }
    const url = new URL(exchange.path, exchange.url)
    return app.fetch(new Request(url, { method: exchange.method }), { exchange })
  }
}
