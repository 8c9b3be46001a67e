import type { Host } from './host.ts'

/** What a Perch uses of a document alike, whether that is all its own or not. */
export const documentHost = {
  get origin() {
    return location.origin
  },
  address: () => location.href,
  fetch: (...request) => fetch(...request),
  cookies: () => document.cookie,
  global: (name) => Reflect.get(window, name),
  title: () => document.title,
  leaveFor: (address) => location.assign(address),
  reload: () => location.reload(),
  download(address, name) {
    const link = document.createElement('a')
    link.href = address
    link.download = name
    link.click()
  },
  storage: (kind) => (kind === 'local' ? localStorage : sessionStorage),
  isVisible: () => document.visibilityState === 'visible',
  onVisibility(changed) {
    document.addEventListener('visibilitychange', changed)
    return () => document.removeEventListener('visibilitychange', changed)
  },
  onWindow(type, listener) {
    addEventListener(type, listener)
    return () => removeEventListener(type, listener)
  },
  // Whatever the types say: only over HTTPS and on this computer.
  locks() {
    try {
      return navigator.locks ?? null
    } catch {
      return null
    }
  },
  channel(name) {
    try {
      return new BroadcastChannel(name)
    } catch {
      return null
    }
  },
  userAgent: () => navigator.userAgent,
  hasCoarsePointer: () => matchMedia('(pointer: coarse)').matches,
  savesData() {
    const { connection } = navigator as { connection?: { saveData?: boolean } }
    return connection?.saveData === true
  },
  languages: () => navigator.languages ?? [],
  copy: (text) => navigator.clipboard.writeText(text),
} satisfies Partial<Host>
