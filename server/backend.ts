/** What answers the panel's share of the paths: the stand-in, or a proxy to a real panel. */
export type Backend = (request: Request, client: { address: string }) => Promise<Response>

/** Whether a path is the panel's. The page's own sign-in is `/sign-in`, so that they never meet. */
export function isBackendPath(pathname: string): boolean {
  return /^\/(api|auth|sanctum|locales)(\/|$)/.test(pathname) || pathname === '/account'
}
