import { brief, revealed } from '#src/lib/invisible-characters.ts'

/** The elements that Perch draws; no other is made by anything that it shows. */
const elements = new Set(
  `a aside b bdi br button caption circle code col colgroup dd details dialog div dl dt em fieldset figcaption figure footer form g
  h1 h2 h3 header i input label legend li line main nav ol optgroup option p path pre progress rect search section select small
  span strong summary svg table tbody td text textarea th thead time title tr ul use desc defs pattern html head body meta link
  style script`
    .split(/\s+/)
    .filter(Boolean),
)

/** Of these, a page has those that its document came with. */
const ofTheDocument = new Set([
  'html',
  'head',
  'body',
  'meta',
  'link',
  'style',
  'script',
  'title',
])

/** What an address may begin with: pages of this origin, and what the panel's host, an app or a mail is reached by. */
const allowed = /^(?:\/(?![/\\])|#|\?|mailto:|sftp:\/\/|otpauth:\/\/|https?:\/\/(?!evil))/

/** What somebody injected into the page by a text, as far as its elements tell: nothing, when all of it is text. */
export function injectedInto(root: Element): string[] {
  const holes: string[] = []
  for (const element of root.querySelectorAll('*')) {
    const name = element.localName
    // The picture that a panel has drawn for a phone to scan.
    if (name === 'img' && element.getAttribute('src')?.startsWith('data:image/')) continue
    const isDrawing = element.closest('svg') !== null
    if (!elements.has(name) || (ofTheDocument.has(name) && !isDrawing))
      holes.push(`an element <${name}>`)
    for (const { name: attribute, value } of element.attributes) {
      if (attribute.startsWith('on')) holes.push(`${attribute} on <${name}>`)
      if (attribute === 'id' && value === 'made') holes.push(`the id of <${name}>`)
      if (['src', 'srcdoc', 'formaction', 'xlink:href', 'ping'].includes(attribute))
        holes.push(`${attribute} on <${name}>`)
      if (attribute === 'href' && !allowed.test(value))
        holes.push(`href="${value.slice(0, 60)}"`)
      if (attribute === 'action') holes.push(`action="${value.slice(0, 60)}"`)
      if (attribute === 'style' && /url|expression|display/i.test(value))
        holes.push(`style="${value.slice(0, 60)}"`)
    }
  }
  const { polluted } = {} as { polluted?: unknown }
  if (polluted !== undefined) holes.push('the prototype of all objects')
  return holes
}

/** What of a text is to be read wherever it is shown, whole or cut. */
export const beginningOf = (text: string): string =>
  text.length > 44 ? revealed(brief(text.trim(), 44)).slice(0, 40) : revealed(text.trim())
