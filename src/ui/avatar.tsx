import { withoutSigns } from '#src/lib/invisible-characters.ts'

import styles from './avatar.module.css'

const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const first = (word: string) =>
  segments.segment(word)[Symbol.iterator]().next().value?.segment ?? ''

/** One or two letters that stand for a person: the initials of the name, else of the user name. */
function initials(name: string): string {
  const words = name.split(/[\s._-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word))
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) =>
    first(word ?? ''),
  )
  return letters.join('').toUpperCase() || '?'
}

/** A picture of a person made of letters, drawn here: no request leaves the page. Decorative. */
export function Avatar({
  name,
  size = 'small',
}: {
  name: string
  size?: 'small' | 'large'
}) {
  return (
    <svg
      className={styles['avatar']}
      data-size={size}
      viewBox="0 0 40 40"
      aria-hidden="true"
    >
      <circle cx="20" cy="20" r="19" />
      <text x="20" y="20" dy="0.36em" textAnchor="middle">
        {initials(withoutSigns(name))}
      </text>
    </svg>
  )
}
