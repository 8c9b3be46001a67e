import { brief } from '#src/lib/invisible-characters.ts'

type ValueProps = { of: string; dir?: 'ltr' }

/**
 * Text of a stranger inside of words of ours: it turns no direction but its own, what nobody sees in it is shown by its number,
 * and of a very long one the beginning is there.
 */
export function Value({ of, dir }: ValueProps) {
  return <bdi dir={dir}>{brief(of)}</bdi>
}
