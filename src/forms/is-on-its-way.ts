import type { MutationKey, QueryClient } from '@tanstack/react-query'

/**
 * Whether a mutation with this key is on its way, and with variables that `is` takes, where that is given. Known at once: two
 * presses in one moment, before the first is drawn, are one.
 */
export const isOnItsWay = <Variables>(
  queries: QueryClient,
  mutationKey: MutationKey,
  is: (variables: Variables) => boolean = () => true,
): boolean =>
  queries.isMutating({
    mutationKey,
    predicate: ({ state }) => is(state.variables as Variables),
  }) > 0
