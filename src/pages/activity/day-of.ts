import type { Instant } from '#src/lib/instant.ts'

/** A moment's day in the reader's zone, `YYYY-MM-DD`. */
export function dayOf(at: Instant): string {
  const date = new Date(at)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
