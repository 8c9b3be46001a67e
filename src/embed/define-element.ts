import type { Mount, Mounted, MountOptions } from './public.d.ts'

/** The element's name. */
const name = 'perch-account'

/** The options that are attributes, in the spelling of attributes. */
export const attributes = {
  'panel-url': 'panelUrl',
  'api-base': 'apiBase',
  auth: 'auth',
  credentials: 'credentials',
  'panel-name': 'panelName',
  logo: 'logo',
  'support-url': 'supportUrl',
  'sign-in-url': 'signInUrl',
  'breach-url': 'breachUrl',
  locale: 'locale',
  theme: 'theme',
  sections: 'sections',
  root: 'root',
  route: 'route',
  base: 'base',
  posture: 'posture',
} as const satisfies Record<string, keyof MountOptions>

/** What the attributes of an element say; the schema decides what of it counts. */
function optionsOf(element: Element): MountOptions {
  const said = Object.entries(attributes).map(([attribute, option]) => [
    option,
    element.getAttribute(attribute) ?? undefined,
  ])
  return { ...Object.fromEntries(said), replace: element.hasAttribute('replace') }
}

/** Registers `<perch-account>`, unless it is: a page may load the module twice. Where there are no elements, nothing happens. */
export function defineElement(mount: Mount): void {
  if (typeof customElements === 'undefined' || customElements.get(name)) return

  class PerchAccount extends HTMLElement {
    static readonly observedAttributes = [...Object.keys(attributes), 'replace']
    #mounted: Mounted | null = null
    #isChanged = false
    #ending: ReturnType<typeof setTimeout> | undefined

    get hasUnsavedInput(): boolean {
      return this.#mounted?.hasUnsavedInput ?? false
    }

    connectedCallback(): void {
      clearTimeout(this.#ending)
      // Moved, it may stand among other style sheets.
      if (this.#mounted) this.#mounted.update({})
      else this.#mounted = mount(this, optionsOf(this))
    }

    disconnectedCallback(): void {
      // An element that is moved is taken out and put in again: it lives on.
      this.#ending = setTimeout(() => {
        this.#mounted?.unmount()
        this.#mounted = null
      })
    }

    attributeChangedCallback(): void {
      if (!this.#mounted || this.#isChanged) return
      this.#isChanged = true
      // Attributes change one after another, and some of them begin it anew.
      queueMicrotask(() => {
        this.#isChanged = false
        this.#mounted?.update(optionsOf(this))
      })
    }
  }

  customElements.define(name, PerchAccount)
}
