import type { Random } from './secrets.ts'
import { isFault, spoil } from './spoil.ts'
import type { ArmedFault } from './types.ts'

function matches({ method, path }: ArmedFault, request: Request): boolean {
  if (method !== undefined && method !== request.method) return false
  const { pathname } = new URL(request.url)
  if (path instanceof RegExp) return path.test(pathname)
  return path.endsWith('*') ? pathname.startsWith(path.slice(0, -1)) : pathname === path
}

/** The faults of one panel: armed ones, those a header asks for, and those of chance. */
export function createFaults(options: {
  byHeader: boolean
  chaos: number
  random: Random
}) {
  const armed: { fault: ArmedFault; left: number }[] = []

  const take = (request: Request): Pick<ArmedFault, 'fault' | 'run' | 'hurry'> | null => {
    const found = armed.find(({ fault, left }) => left > 0 && matches(fault, request))
    if (found) {
      found.left -= 1
      return found.fault
    }
    const asked = options.byHeader ? request.headers.get('x-perch-fault') : null
    if (isFault(asked)) return { fault: asked }
    const isApi = new URL(request.url).pathname.startsWith('/api/')
    if (!isApi || options.chaos <= 0) return null
    const [dice = 255, coin = 0] = options.random(2)
    if (dice / 256 >= options.chaos / 100) return null
    return { fault: coin % 2 === 0 ? '503-retry-after' : '502-html' }
  }

  return {
    arm(fault: ArmedFault): () => void {
      const entry = { fault, left: fault.times ?? 1 }
      armed.push(entry)
      return () => {
        entry.left = 0
      }
    },
    disarm() {
      armed.length = 0
    },
    around(request: Request, answer: () => Promise<Response>): Promise<Response> {
      const fault = take(request)
      return fault ? spoil(fault, request, answer) : answer()
    },
  }
}
