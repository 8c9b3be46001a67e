import { createRoot } from 'react-dom/client'

import type { Namespace } from '#src/i18n/generated/keys.ts'
import { language, loadNamespace } from '#src/i18n/language.ts'
import { direction as directionOf, locales } from '#src/i18n/locales.ts'
import { VisuallyHidden } from '#src/ui/visually-hidden.tsx'

import { findState, type State } from './states.ts'
import { createGalleryHost, Surroundings } from './surroundings.tsx'

/** What the parts of the gallery say. */
const words: readonly Namespace[] = [
  'shell',
  'ui',
  'forms',
  'errors',
  'spelling',
  'sign-in',
  'sign-in-again',
  'sign-out',
  'recovery-code-used',
]

type Look = {
  theme: 'light' | 'dark'
  direction: 'ltr' | 'rtl'
  /** Whether the theme is what somebody has chosen, rather than that of the system. */
  isChosen: boolean
}

const nextFrame = () => new Promise((painted) => requestAnimationFrame(painted))

/** Waits until `find` finds something, and gives it. A state of which something never comes is never ready. */
async function found<T>(find: () => T | null | undefined): Promise<T> {
  for (;;) {
    const there = find()
    if (there) return there
    await nextFrame()
  }
}

/** The button or fold whose words, on screen or for the ear alone, hold `text`; `null` while there is none. */
function findPressable(text: string): HTMLElement | null {
  const all = document.querySelectorAll<HTMLElement>('button, summary')
  const words = (element: HTMLElement) =>
    element.ariaLabel ?? element.textContent.replaceAll(/\s+/g, ' ')
  return [...all].find((element) => words(element).includes(text)) ?? null
}

/** Brings a state about that something has to be pressed for. */
async function play({ press = [], until }: State): Promise<void> {
  for (const text of press) {
    const pressable = await found(() => findPressable(text))
    pressable.click()
    await nextFrame()
  }
  if (until) await found(() => document.querySelector(until))
  await document.fonts.ready
  await nextFrame()
  await nextFrame()
}

/** Draws a state alone in a document. `main` is no longer busy when it can be looked at. */
export async function showState(
  root: HTMLElement,
  address: string,
  { theme, direction, isChosen }: Look,
): Promise<void> {
  const state = findState(address)
  const host = createGalleryHost(root, state)
  document.title = address
  host.paint(isChosen ? theme : 'system')
  const locale = locales.find((each) => directionOf(each) === direction) ?? 'en'
  await Promise.all(words.map((namespace) => loadNamespace(host, namespace)))
  await language(host).speak(locale)
  // A build that ships has no words from right to left.
  document.documentElement.dir = direction
  state.prepare?.()
  const Draw = state.draw
  createRoot(root).render(
    <Surroundings host={host} {...(state.panel && { panel: state.panel })}>
      <main className="gallery-stage" data-main aria-busy="true">
        <h1>
          <VisuallyHidden>{address}</VisuallyHidden>
        </h1>
        <div>
          <Draw />
        </div>
      </main>
    </Surroundings>,
  )
  const main = await found(() => document.querySelector('main'))
  await play(state)
  main.ariaBusy = 'false'
}
