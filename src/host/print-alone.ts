/**
 * Puts a copy of what stands in `source` into a document of its own, with a style sheet, and prints that. `over` is called
 * when it was printed or given up, and it is taken away by then. Returns what takes it away before. Throws where the browser gives no such document.
 */
export function printAlone(source: HTMLElement, css: string, over: () => void): () => void {
  const { ownerDocument } = source
  const frame = ownerDocument.createElement('iframe')
  frame.style.cssText =
    'position:fixed;inset-inline-start:-100vi;inline-size:0;block-size:0;border:0'
  frame.setAttribute('aria-hidden', 'true')
  ownerDocument.body.append(frame)
  const { contentDocument, contentWindow } = frame
  if (!contentDocument || !contentWindow) {
    frame.remove()
    throw new Error('This browser gives no frame to print from')
  }
  const sheet = new (contentWindow as NonNullable<Document['defaultView']>).CSSStyleSheet()
  sheet.replaceSync(css)
  contentDocument.adoptedStyleSheets = [sheet]
  // What is printed is known by its heading: in the margin of the paper, and among the printer's jobs.
  contentDocument.title = source.querySelector('h1')?.textContent ?? ownerDocument.title
  const { documentElement, body } = contentDocument
  documentElement.lang = source.lang
  documentElement.dir = source.dir
  body.className = source.className
  for (const child of source.children) body.append(contentDocument.importNode(child, true))
  const done = () => {
    frame.remove()
    over()
  }
  contentWindow.addEventListener('afterprint', done, { once: true })
  contentWindow.focus()
  contentWindow.print()
  return () => frame.remove()
}
