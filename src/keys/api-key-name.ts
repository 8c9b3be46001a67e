import type { ApiKey } from '#src/api/api-keys.ts'

/** What a key is called: its description, or its identifier where it has none. */
export const apiKeyName = ({ description, identifier }: ApiKey): string =>
  description?.trim() || identifier
