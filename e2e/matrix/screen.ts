/** What somebody can see and hear of a page. */
export type Screen = {
  /** All text that is shown or spoken, without what stands in fields. */
  text: string
  /** What tells something: alerts, statuses, and dialogs that must be answered. */
  messages: string[]
  /** The heading of the page. */
  heading: string
  /** Whether a modal dialog stands over the page. */
  isModal: boolean
  /** Path and query, and the title of the document. */
  address: string
  title: string
  /** What this page keeps in the browser. */
  storage: string
}

/** Reads the page that it is called in; sent into browsers as it is, so that it knows nothing of what is around it. */
export function readScreen(): Screen {
  const hidden = 'script,style,template,noscript,[hidden],dialog:not([open])'
  const blocks =
    /^(address|article|aside|dd|div|dl|dt|fieldset|figure|footer|form|h\d|header|li|main|nav|ol|p|pre|section|table|td|th|tr|ul|dialog|button|label|option)$/
  function textOf(node: Node): string {
    if (node.nodeType === 3) return node.nodeValue ?? ''
    if (node.nodeType !== 1 || !(node instanceof Element) || node.matches(hidden)) return ''
    const inside = [...node.childNodes].map(textOf).join('')
    return blocks.test(node.localName) ? `\n${inside}\n` : inside
  }
  const clean = (text: string) =>
    text
      // Isolates around names.
      .replaceAll(/[\u2066-\u2069]/g, '')
      // Nobody counts what a very long word is made of.
      .replaceAll(/(\S)\1{99,}/g, '$1…')
      .replaceAll(/[ \t\u00A0]+/g, ' ')
      .replaceAll(/\s*\n\s*/g, '\n')
      .trim()
  const of = (selector: string) =>
    [...document.querySelectorAll(selector)]
      .map((each) => clean(textOf(each)))
      .filter((text) => text !== '')
  return {
    text: clean(textOf(document.body)),
    messages: of('[role=alert],[role=status],[role=alertdialog][open]'),
    heading: of('h1')[0] ?? '',
    isModal: document.querySelector('dialog[open]') !== null,
    address: location.pathname + location.search + location.hash,
    title: document.title,
    storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]),
  }
}
