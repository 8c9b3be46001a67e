import type { ReactNode } from 'react'

import type { Host } from '#src/host/host.ts'
import type { PanelInfo } from '#src/session/panel-context.ts'

/** A part as it is at one moment. */
export type State = {
  /** Draws it; a component of its own, so that it may use hooks. */
  draw: () => ReactNode
  /** What of the host is another than that of the gallery: one that refuses to copy, say. */
  host?: Partial<Host>
  /** What is in the host's storage. */
  kept?: Readonly<Record<string, string>>
  /** What the panel is, where it matters. */
  panel?: Partial<PanelInfo>
  /** What is done to the document before. */
  prepare?: () => void
  /** Words of buttons and folds that are pressed one after the other, each as soon as it is there. */
  press?: readonly string[]
  /** A selector of what has to be there before it is looked at. */
  until?: string
}

/** The states of a part, by what they are called in the list and in the names of pictures. */
export type States = Readonly<Record<string, State | State['draw']>>

const files = import.meta.glob<States>('./entries/*.tsx', { eager: true, import: 'states' })

/** Every entry, by the name of its file: the parts of a file of `src`, with all their states. */
export const entries: ReadonlyMap<string, States> = new Map(
  Object.entries(files).map(([file, states]) => [
    file.replace(/^.*\/|\.tsx$/g, ''),
    states,
  ]),
)

/** The state of an address such as `button/pending`. Throws where there is none. */
export function findState(address: string): State {
  const [entry = '', ...name] = address.split('/')
  const states = entries.get(entry)
  const state = states?.[name.join('/')]
  if (!state) throw new Error(`The gallery has no ${address}`)
  return typeof state === 'function' ? { draw: state } : state
}
