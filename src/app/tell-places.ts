import type { Perch } from './create-perch.ts'

/**
 * Tells whoever has put a Perch on their page each place that it shows, from the first on, without what was searched for
 * there: that is the person's own, and all scripts of the page hear it. Returns what ends it.
 */
export function tellPlaces({ host, navigation }: Perch): () => void {
  let told: string | null = null
  return navigation.onArrival(() => {
    const path = navigation.place().pathname
    if (path === told) return
    told = path
    host.tell({ type: 'navigate', path })
  })
}
