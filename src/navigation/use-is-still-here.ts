import { useLocation } from 'react-router'

import { useNavigation } from './provider.tsx'

/**
 * What a page asks once an answer has come, before it goes on by itself: whether somebody is still on it. While another
 * page is on its way this one stays on screen, and going on from it would undo the press that led away. It waits until a
 * page has arrived then: whoever comes back before that is on this one. Whether the component still exists is another
 * question (`useLife`).
 */
export function useIsStillHere(): () => Promise<boolean> {
  const navigation = useNavigation()
  const { pathname } = useLocation()
  const isHere = () => !navigation.isStepping() && navigation.place().pathname === pathname
  return async () => {
    if (isHere()) return true
    const { promise, resolve } = Promise.withResolvers<void>()
    const stop = navigation.onArrival(resolve)
    await promise
    stop()
    return isHere()
  }
}
