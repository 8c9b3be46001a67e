import type { CSSProperties, DetailedHTMLProps, HTMLAttributes, ReactElement } from 'react'

import type { MountOptions, PerchEvents } from './public.d.ts'

type Handler<Type extends keyof PerchEvents> =
  | ((event: PerchEvents[Type]) => void)
  | undefined

export type PerchAccountProps = MountOptions & {
  /** Of the element that it is drawn in. */
  id?: string | undefined
  className?: string | undefined
  style?: CSSProperties | undefined
  onNavigate?: Handler<'perch:navigate'>
  /** `event.preventDefault()`: the host page sees to it. */
  onUnauthenticated?: Handler<'perch:unauthenticated'>
  onChange?: Handler<'perch:change'>
  onError?: Handler<'perch:error'>
  onPosture?: Handler<'perch:posture'>
  onUnsavedInput?: Handler<'perch:unsaved-input'>
}

/** An account page in an element of its own, for React 16.14 and newer. Props that change are said to it; it is not made anew. */
export declare const PerchAccount: (props: PerchAccountProps) => ReactElement

/** The attributes of `<perch-account>`, for React 19, which gives them to elements as they are. */
type PerchAccountAttributes = DetailedHTMLProps<
  HTMLAttributes<HTMLElement>,
  HTMLElement
> & {
  'panel-url'?: string | undefined
  'api-base'?: string | undefined
  auth?: 'session' | 'key' | undefined
  credentials?: 'omit' | undefined
  'panel-name'?: string | undefined
  logo?: string | undefined
  'support-url'?: string | undefined
  'sign-in-url'?: string | undefined
  'breach-url'?: string | undefined
  locale?: string | undefined
  theme?: 'system' | 'light' | 'dark' | undefined
  sections?: string | undefined
  root?: 'shadow' | 'light' | undefined
  route?: 'path' | 'hash' | 'memory' | undefined
  replace?: boolean | undefined
  base?: string | undefined
  posture?: 'on' | undefined
} & { [Type in keyof PerchEvents as `on${Type}`]?: Handler<Type> }

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'perch-account': PerchAccountAttributes
    }
  }
}
