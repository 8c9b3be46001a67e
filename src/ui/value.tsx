import { brief } from '#src/lib/invisible-characters.ts'

import { Private } from './private.tsx'

type ValueProps = {
  of: string
  dir?: 'ltr'
  /** Whether streamer mode hides it whatever it looks like. */
  isPrivate?: boolean | undefined
}

/**
 * Text of a stranger inside of words of ours: it turns no direction but its own, what nobody sees in it is shown by its number,
 * and of a very long one the beginning is there.
 */
export function Value(value: ValueProps) {
  return (
    <Private {...value}>
      <bdi dir={value.dir}>{brief(value.of)}</bdi>
    </Private>
  )
}
