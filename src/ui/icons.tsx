import styles from './icons.module.css'

/** Drawn on a grid of 16. */
const paths = {
  mark: 'M2 12h12M4.7 12c0-4 2-6 5.300-6l2-2-.7 3.300c0 2.700-2 4.700-4.600 4.700',
  profile:
    'M8 8a2.75 2.75 0 1 0 0-5.5A2.75 2.75 0 0 0 8 8Zm-5.25 5.5c.6-2.6 2.6-4 5.25-4s4.65 1.4 5.25 4',
  security:
    'M8 1.75 13 3.5v4c0 3.2-2 5.6-5 6.75-3-1.15-5-3.55-5-6.75v-4Zm-2.1 6.15 1.5 1.5 2.8-3',
  unguarded:
    'M8 1.75 13 3.5v4c0 3.2-2 5.6-5 6.75-3-1.15-5-3.55-5-6.75v-4ZM8 5v3.500m0 2.200v.05',
  apiKeys:
    'M5.25 13.5a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5Zm2-4.75 6-6m-2.5 2.5L12.5 7',
  sshKeys:
    'M3.75 2.75h8.5a2 2 0 0 1 2 2v6.5a2 2 0 0 1-2 2h-8.5a2 2 0 0 1-2-2v-6.5a2 2 0 0 1 2-2ZM4.75 6l2 2-2 2m4 0h2.5',
  activity: 'M1.75 8h2.5l2-5 3.5 10 2-5h2.5',
  check: 'm3.25 8.5 3.25 3.25 6.25-7',
  warning: 'M8 2.5 1.9 13.25h12.2Zm0 4v3.25m0 1.600v.05',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Zm0-6.500V11m0-5.950V5',
  close: 'm4 4 8 8M12 4l-8 8',
  show: 'M1.75 8S4 3.75 8 3.75 14.25 8 14.25 8 12 12.25 8 12.25 1.75 8 1.75 8ZM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  hide: 'm2.75 2.75 10.5 10.5M6.6 3.9c.4-.1.900-.150 1.400-.150 4 0 6.25 4.25 6.25 4.25a11 11 0 0 1-2 2.500m-8-5.400A11 11 0 0 0 1.75 8S4 12.25 8 12.25c1.100 0 2.100-.300 2.900-.800',
  system: 'M2.75 3.25h10.5v7.500H2.75ZM6 13.25h4m-2-2.500v2.500',
  light:
    'M8 10.75a2.75 2.75 0 1 0 0-5.500 2.75 2.75 0 0 0 0 5.500Zm0-9v1m0 10.500v1M14.25 8h-1M2.75 8h-1m10.670-4.420-.7.7m-7.440 7.440-.7.7m8.840 0-.7-.7M4.280 4.280l-.7-.7',
  dark: 'M13.5 9.700A5.75 5.75 0 1 1 6.300 2.500a4.700 4.700 0 0 0 7.200 7.200Z',
  signOut:
    'M7 2.75H3.75a1 1 0 0 0-1 1v8.500a1 1 0 0 0 1 1H7M6.500 8h7m-2.75-2.750L13.5 8l-2.75 2.750',
  signIn:
    'M9 2.75h3.25a1 1 0 0 1 1 1v8.500a1 1 0 0 1-1 1H9M2.500 8h7M7 5.250 9.750 8 7 10.750',
  refused: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM6 6l4 4m0-4-4 4',
  chart: 'M2.5 13.25h11m-9-2.5v-3m3.5 3v-7m3.5 7V6',
  download: 'M8 2.500v7.250M5 7l3 3 3-3m-8.250 6.250h10.500',
  filter: 'M2.500 4.250h11M4.500 8h7m-5 3.750h3',
  support:
    'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM6.400 6.300a1.650 1.650 0 0 1 3.200.200c0 1.300-1.600 1.400-1.600 2.500m0 2v.05',
  back: 'M9.75 3.75 5.5 8l4.25 4.25',
  forward: 'M6.25 3.75 10.5 8l-4.25 4.25',
  choices: 'm5 6.25 3-3 3 3m-6 3.500 3 3 3-3',
} as const

export type IconName = keyof typeof paths

/** A drawn glyph beside words; always hidden from assistive technology. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      className={styles['icon']}
      viewBox="0 0 16 16"
      data-turns={
        name === 'back' ||
        name === 'forward' ||
        name === 'signOut' ||
        name === 'signIn' ||
        undefined
      }
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  )
}
