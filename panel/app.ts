import { Hono } from 'hono'

import { keepCookies, noteUrl } from './browser.ts'
import { addCors, preflight } from './cors.ts'
import type { Exchange } from './exchange.ts'
import { crash, Failure } from './failure.ts'
import { enterApi, enterWeb } from './guard.ts'
import { complain } from './log.ts'
import { renderFailure, toResponse } from './render.ts'
import type { Reply } from './reply.ts'
import { isMissing, type Route, routesOf } from './routes.ts'
import type { World } from './world.ts'

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

function toFailure(error: unknown): Failure {
  if (error instanceof Failure) return error
  complain(error instanceof Error ? String(error.stack) : String(error))
  return crash(error instanceof Error ? error.name : 'Error')
}

function finish(world: World, exchange: Exchange, reply: Reply): Response {
  noteUrl(world, exchange)
  keepCookies(world, exchange)
  return toResponse(exchange, reply, world.now())
}

/** Whether a path is the one of a route, whatever the method. */
function fits({ path: pattern, except }: Route, path: string): boolean {
  if (except?.test(path)) return false
  const source = pattern
    .replaceAll('.', String.raw`\.`)
    .replaceAll(/:\w+/g, '[^/]+')
    .replaceAll('*', '.+')
  return new RegExp(`^${source}$`).test(path)
}

function noRoute(routes: readonly Route[], { method, path }: Exchange): Failure {
  const decoded = path.replaceAll(/%2f/gi, '/')
  const fitting = routes.filter((route) => fits(route, decoded))
  if (fitting.length === 0) return notFound(path)
  return notAllowed(method, path, [...new Set(fitting.map((route) => route.method))])
}

/** Whether an override is a method at all, and none that is for the way to a server. */
const isMethod = (method: string) =>
  /^[A-Z]+$/.test(method) && !['CONNECT', 'TRACE', 'TRACK'].includes(method)

/** Answers requests: finds the route, runs it behind its guard, and renders what comes of it. */
export function createApp(world: World) {
  const routes = routesOf(world)
  const app = new Hono<{ Bindings: { exchange: Exchange } }>({ strict: false })
  const present = () => routes.filter((route) => !isMissing(world, route))
  for (const route of routes) {
    const { method, path, handle, guard, except } = route
    app.on(method, path, async ({ env: { exchange }, req }) => {
      const parameter = Object.values<string>(req.param())[0] ?? ''
      // The framework decodes a path before it splits it: no parameter can have a slash.
      const isSplit = path.includes(':') && parameter.includes('/')
      if (isMissing(world, route) || isSplit || except?.test(exchange.path)) {
        throw noRoute(present(), exchange)
      }
      enter(world, exchange, guard)
      const reply = await handle(world, exchange, parameter)
      if (reply instanceof Failure) throw reply
      return finish(world, exchange, reply)
    })
  }
  app.notFound(({ env: { exchange } }) => {
    throw noRoute(present(), exchange)
  })
  app.onError((error, { env: { exchange } }) =>
    finish(world, exchange, renderFailure(world, exchange, toFailure(error))),
  )

  return async (exchange: Exchange): Promise<Response> => {
    const { corsOrigins, maintenance } = world.settings()
    const hasCors = world.dialect.features.cors
    if (hasCors) addCors(exchange, corsOrigins)
    const answered = hasCors ? preflight(exchange) : null
    if (answered) return finish(world, exchange, answered)
    if (maintenance) {
      const headers: Record<string, string> =
        maintenance === true ? {} : { 'retry-after': String(maintenance.retryAfter) }
      const down = new Failure(503, 'HttpException', 'Service Unavailable', { headers })
      return finish(world, exchange, renderFailure(world, exchange, down))
    }
    if (!isMethod(exchange.method)) {
      const bad = new Failure(400, 'BadRequestHttpException', 'Bad request.')
      return finish(world, exchange, renderFailure(world, exchange, bad))
    }
    const url = new URL(exchange.path, exchange.url)
    return app.fetch(new Request(url, { method: exchange.method }), { exchange })
  }
}
