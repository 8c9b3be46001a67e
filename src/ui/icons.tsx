import styles from './icons.module.css'

const paths = {
  mark: 'M3 18h18M7 18c0-6 3-9 8-9l3-3-1 5c0 4-3 7-7 7',
  profile: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7 8a7 7 0 0 1 14 0',
  security: 'M12 3 5 6v5c0 4.5 3 8 7 10 4-2 7-5.5 7-10V6l-7-3Zm-3 9 2 2 4-4',
  apiKeys: 'M8 11a4 4 0 1 0 0 8 4 4 0 0 0 0-8Zm3 1 8-8m-3 3 3 3',
  sshKeys: 'm5 8 4 4-4 4m7 0h7',
  activity: 'M4 12h4l2-6 4 12 2-6h4',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  warning: 'M12 4 2.8 19.500h18.400L12 4Zm0 6v4m0 2.800v.2',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-10v5m0-8.200V8',
  close: 'M6 6l12 12M18 6 6 18',
  show: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Zm9.5 3a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
  hide: 'M4 4l16 16M9.9 5.800A9.6 9.6 0 0 1 12 5.500c6 0 9.5 6.5 9.5 6.500a16 16 0 0 1-3 3.700M6.5 7.500A16 16 0 0 0 2.5 12S6 18.5 12 18.500a9.6 9.6 0 0 0 4.5-1.2',
  system: 'M4 5h16v11H4zM9 20h6m-3-4v4',
  light:
    'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm0-13v1.500m0 15V21m9-9h-1.500m-15 0H3m15.4-6.4-1.1 1.100M6.7 17.300l-1.1 1.100m12.8 0-1.1-1.100M6.7 6.7 5.6 5.6',
  dark: 'M20 14.500A8.5 8.5 0 1 1 9.5 4a7 7 0 0 0 10.5 10.500Z',
  signOut: 'M14 4H6v16h8m-4-8h10m-3.5-3.500L20 12l-3.5 3.5',
  support:
    'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm-2.5-11.500a2.5 2.5 0 1 1 3.500 2.300c-.6.3-1 .8-1 1.700m0 3v.2',
} as const

export type IconName = keyof typeof paths

/** A drawn glyph beside words; always hidden from assistive technology. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      className={styles['icon']}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  )
}
