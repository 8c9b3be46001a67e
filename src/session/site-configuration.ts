import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

import {
  readSiteConfiguration,
  type SiteConfiguration,
} from '#src/api/site-configuration.ts'

import { clientOf, hostOf } from './panel-client.ts'
import { learnedPanelName } from './panel-name.ts'

/**
 * What the panel's own sign-in page says, for the pages of people who are not signed in: whoever is gets a redirect
 * there. `null` until it is known, and where it stays unknown. Learns the panel's name on the way.
 *
 * @param asGuest whether nobody is signed in, as far as the page knows; when that comes true it is asked again
 */
export function useSiteConfiguration(asGuest = true): SiteConfiguration | null {
  const queries = useQueryClient()
  const [site, setSite] = useState<SiteConfiguration | null>(null)
  // Past the cache of queries: the sign-in page clears that when it is shown, and with it what is under way.
  useEffect(() => {
    if (!asGuest) return
    const gone = new AbortController()
    readSiteConfiguration(clientOf(queries), gone.signal).then(
      (read) => {
        if (read?.name) learnedPanelName(hostOf(queries)).learn(read.name)
        setSite(read)
      },
      () => {
        // The page is gone, and nobody waits.
      },
    )
    return () => gone.abort()
  }, [asGuest, queries])
  return site
}
