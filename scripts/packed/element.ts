/** What a page writes that has the element, and what of it must be refused: checked, never run. */
import 'perch-account/element'

const element = document.createElement('perch-account')
element satisfies HTMLElement
element.hasUnsavedInput satisfies boolean
// @ts-expect-error: it is the element's to say
element.hasUnsavedInput = false
document.querySelector('perch-account')?.setAttribute('panel-name', 'Games')

element.addEventListener('perch:navigate', ({ detail }) => {
  detail.path satisfies string
  detail.title satisfies string
  // @ts-expect-error: no other place
  void detail.url
})
document.addEventListener('perch:change', ({ detail }) => {
  detail.changes satisfies readonly string[]
  // @ts-expect-error: names, and no data
  void detail.account
})
window.addEventListener('perch:error', ({ detail }) => {
  detail.reason satisfies 'start' | 'crash'
  // @ts-expect-error: no such reason
  void (detail.reason === 'offline')
})
element.addEventListener('perch:unsaved-input', ({ detail }) => {
  detail.hasUnsavedInput satisfies boolean
  // @ts-expect-error: whether, not what
  void detail.input
})
element.addEventListener('perch:posture', ({ detail }) => {
  detail.codesLeft satisfies number | null
  // @ts-expect-error: counts only
  void detail.codes
})
element.addEventListener('perch:unauthenticated', (event) => {
  event.preventDefault()
  // @ts-expect-error: it says nothing else
  event.detail.user satisfies string
})
// @ts-expect-error: not an event that it has
element.addEventListener('perch:closed', (event) => event.detail satisfies string)
