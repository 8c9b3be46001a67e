import { withoutSecret } from '#src/lib/pasted-key.ts'

/** Of a key with its secret only what the key is called by arrives. */
const read = (query: URLSearchParams): string => withoutSecret(query.get('q') ?? '')

/** Whatever else stands in the address stays in it. */
function write(search: string, query: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(query)
  if (search) next.set('q', search)
  else next.delete('q')
  return next
}

/** What a list of keys is searched for, as the address says it: for `useAddress`. */
export const searchInAddress = {
  read,
  write,
  correct(query: URLSearchParams): URLSearchParams | null {
    const search = read(query)
    return search === (query.get('q') ?? '') ? null : write(search, query)
  },
}
