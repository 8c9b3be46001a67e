import { createContext, type ComponentType, type ReactNode } from 'react'

import type { Locale } from './locales.ts'

/** A value as it stands on screen. */
export type PrivateProps = {
  /** What it says. */
  of: string
  /** Whether it is private whatever it looks like. */
  isPrivate?: boolean | undefined
  /** How it is drawn. */
  children: ReactNode
}

/** How values are kept from whoever looks on, as on a stream (decision 0025). */
export type PrivateValues = {
  /** Hides a value that is private until it is pointed at or focused. */
  Mask: ComponentType<PrivateProps>
  /** Says that values are hidden; `null` until the words for that are there. */
  Sign: ComponentType | null
  /** A text that nobody can point at, such as a label or what is spoken: what is private in it is named in its place. */
  hide: (text: string, locale: Locale) => string
}

/** `null` where nobody looks on. */
export const PrivateValuesContext = createContext<PrivateValues | null>(null)
