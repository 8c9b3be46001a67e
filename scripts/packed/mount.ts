/** What a host page without React writes, and what of it must be refused: checked, never run. */
import { mount, type Mounted, type MountOptions, type SectionName } from 'perch-account'
import { mount as mountExternal } from 'perch-account/external'

declare const container: HTMLElement

const options = {
  panelUrl: 'https://panel.example',
  apiBase: '/api/client',
  auth: 'session',
  panelName: 'Games',
  logo: '/logo.svg',
  supportUrl: 'mailto:help@panel.example',
  breachUrl: 'https://api.pwnedpasswords.com/range/',
  locale: 'en',
  theme: 'dark',
  sections: ['security', 'profile'],
  root: 'light',
  route: 'hash',
  replace: true,
  base: '/account',
} satisfies MountOptions

const mounted: Mounted = mount(container, options)
mounted.update({ theme: undefined, sections: 'profile activity' })
mounted.unmount() satisfies void
mountExternal(container) satisfies Mounted

export const section: SectionName = 'ssh-keys'

// @ts-expect-error: it needs an element to be in
mount()
// @ts-expect-error: not its name
mount('perch')
// @ts-expect-error: another word
mount(container, { root: 'open' })
// @ts-expect-error: there is no such page
mount(container, { sections: ['billing'] })
// @ts-expect-error: the spelling of attributes
mount(container, { 'panel-url': '/' })
// @ts-expect-error: yes or no
mounted.update({ replace: '' })
// @ts-expect-error: no such mode
mounted.update({ route: 'query' })
