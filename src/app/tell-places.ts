import type { Perch } from './create-perch.ts'

/** Tells whoever has put a Perch on their page each place that it comes to. Returns what ends it. */
export function tellPlaces({ host, navigation }: Perch): () => void {
  const path = () => {
    const { pathname, search, hash } = navigation.place()
    return pathname + search + hash
  }
  let told = path()
  return navigation.subscribe(() => {
    if (path() === told) return
    told = path()
    host.tell({ type: 'navigate', path: told })
  })
}
