import type { ClientConfig } from './client-types.ts'

/** The path of the client API, without a slash at its end; `/api/client` where the host page names none. */
export const apiBaseOf = ({ apiBase = '/api/client' }: ClientConfig): string =>
  apiBase.replace(/\/+$/, '')
