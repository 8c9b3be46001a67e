import { getAccount, putEmail, putPassword, putUsername } from './account-routes.ts'
import { getActivity } from './activity-feed.ts'
import { getActivityFilters } from './activity-query.ts'
import { passCheckpoint } from './checkpoint.ts'
import type { Dialect, Features } from './dialects/dialect.ts'
import type { Exchange } from './exchange.ts'
import type { Failure } from './failure.ts'
import { createApiKey, deleteApiKey, listApiKeys } from './key-routes.ts'
import {
  forgotPassword,
  getLocale,
  getPage,
  getSignInPage,
  resetPassword,
  signOut,
} from './page-routes.ts'
import { empty, json, type Reply } from './reply.ts'
import { listServers } from './server-routes.ts'
import { signIn } from './sign-in.ts'
import { createSshKey, deleteSshKey, listSshKeys, removeSshKey } from './ssh-routes.ts'
import { disableTwoFactor, enableTwoFactor, getTwoFactor } from './two-factor.ts'
import type { World } from './world.ts'

type Answer = Reply | Failure | Promise<Reply | Failure>
type Handler = (world: World, exchange: Exchange, parameter: string) => Answer

/** A path of the panel. */
export type Route = {
  method: string
  path: string
  handle: Handler
  /** What stands before it: the API's guard, that guard without "two-factor is required", or a session alone. */
  guard: 'api' | 'api-without-two-factor' | 'web'
  /** Paths that are not meant although they fit. */
  except?: RegExp
}

const api = (method: string, path: string, handle: Handler): Route => ({
  method,
  path,
  handle,
  guard: path === '' || path.startsWith('/two-factor') ? 'api-without-two-factor' : 'api',
})

/** A path that is not below the one of the account. */
const client = (path: string, handle: Handler): Route => ({
  method: 'GET',
  path: `/api/client${path}`,
  handle,
  guard: 'api',
})

const web = (method: string, path: string, handle: Handler): Route => ({
  method,
  path,
  handle,
  guard: 'web',
})

/** Whether this panel lacks the part of the API that a route belongs to, whatever the dialect. */
export const isMissing = ({ dialect, settings }: World, { path }: Route): boolean =>
  settings().missing.some((part) => `${path}/`.startsWith(`${dialect.base}/${part}/`))

/** What is below the path of the account. */
function accountRoutes({ features }: Dialect): Route[] {
  const { email, username, password, twoFactor, apiKeys, sshKeys, activity } = features
  const byPath = sshKeys?.remove.path.endsWith(':fingerprint')
  return [
    api('GET', '', getAccount),
    ...(twoFactor
      ? [
          api('GET', '/two-factor', getTwoFactor),
          api('POST', '/two-factor', enableTwoFactor),
          api(twoFactor.disable.method, twoFactor.disable.path, disableTwoFactor),
        ]
      : []),
    ...(email ? [api('PUT', '/email', putEmail)] : []),
    ...(username ? [api('PUT', '/username', putUsername)] : []),
    ...(password ? [api('PUT', '/password', putPassword)] : []),
    ...(activity ? [api('GET', '/activity', getActivity)] : []),
    ...(activity?.options ? [api('GET', '/activity/filters', getActivityFilters)] : []),
    ...(apiKeys
      ? [
          api('GET', '/api-keys', listApiKeys),
          api('POST', '/api-keys', createApiKey),
          ...(apiKeys.deletedBy
            ? [api('DELETE', '/api-keys/:identifier', deleteApiKey)]
            : []),
        ]
      : []),
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
  ]
}

/** What browsers sign in by, and pages. */
const webRoutes = ({ csrfCookie }: Features): Route[] => [
  ...(csrfCookie ? [web('GET', '/sanctum/csrf-cookie', () => empty())] : []),
  web('POST', '/auth/login', signIn),
  web('POST', '/auth/login/checkpoint', passCheckpoint),
  web('POST', '/auth/logout', signOut),
  web('POST', '/auth/password', forgotPassword),
  web('POST', '/auth/password/reset', resetPassword),
  web('GET', '/auth/*', getSignInPage),
  web('GET', '/locales/locale.json', getLocale),
  web('GET', '/', getPage),
  {
    ...web('GET', '/*', getPage),
    except: csrfCookie ? /^\/api/ : /^\/(?:api|sanctum)/,
  },
]

const getVersion: Handler = ({ dialect }) => json({ version: dialect.features.version })

/** What this dialect answers; of two routes that fit, the first one does. */
export function routesOf({ dialect }: World): Route[] {
  const { auth, base, features } = dialect
  return [
    ...(features.servers ? [client('', listServers)] : []),
    ...(features.version === null ? [] : [client('/version', getVersion)]),
    ...accountRoutes(dialect).map((route) => ({ ...route, path: base + route.path })),
    ...(auth === 'key' ? [] : webRoutes(features)),
  ]
}
