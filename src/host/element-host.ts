import { aboveHostStyles } from './above-host-styles.ts'
import { documentHost } from './document-host.ts'
import type { Host } from './host.ts'
import { keepKeys } from './kept-keys.ts'
import { watchModal } from './modal-again.ts'
import { printAlone } from './print-alone.ts'

/** Where a Perch stands on a foreign page: in a shadow tree of its own, or among the page's own elements. */
export type RootKind = 'shadow' | 'light'

export type ElementHost = Host & {
  /** After `container` was moved: takes the looks along into another tree of the document, and has an open dialog modal again. */
  settle: () => void
  /** Takes away what was put into the page. */
  remove: () => void
}

/** Has everything below `tree` look as `css` says. Returns what ends it. */
function adopt(tree: Document | ShadowRoot, css: string): () => void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, sheet]
  return () => {
    tree.adoptedStyleSheets = tree.adoptedStyleSheets.filter((each) => each !== sheet)
  }
}

/** Where a Perch is drawn. A copy of the document, as some pages keep one to come back to, has copies, and they draw nothing. */
const mark = 'data-perch-root'
const drawn = new WeakSet<Element>()

/** Takes what others kept of a Perch out of `container`. Throws where one is drawn there. */
function clear(container: HTMLElement): void {
  for (const root of container.querySelectorAll(`:scope > [${mark}]`)) {
    if (drawn.has(root)) throw new Error('The container is in use')
    root.remove()
  }
}

/** The shadow tree of `container`. One that is there must be empty: a tree cannot be taken off again. */
function shadowOf(container: HTMLElement): ShadowRoot {
  const tree = container.shadowRoot ?? container.attachShadow({ mode: 'open' })
  if (tree.childElementCount > 0) throw new Error('The shadow root is in use')
  return tree
}

/** Shows what stands in `container` although it has a shadow tree, where that is empty. Returns what ends it. */
function showChildren(container: HTMLElement): () => void {
  const tree = container.shadowRoot
  if (tree?.childElementCount !== 0) return () => {}
  const slot = document.createElement('slot')
  tree.append(slot)
  return () => slot.remove()
}

/** The document or shadow tree that an element stands in. */
function treeOf(element: Element): Document | ShadowRoot {
  const tree = element.getRootNode()
  return tree instanceof ShadowRoot || tree instanceof Document
    ? tree
    : element.ownerDocument
}

/**
 * A part of a foreign page: `container`, and what is put into it here, styled by `css`. It never touches the document's
 * title, language, theme or storage of others, and prints nothing of the page around it. News are events of `container`
 * that bubble: `perch:navigate`. Throws where a shadow tree is wanted and cannot be had, where a Perch is drawn already,
 * and among other elements.
 */
export function createElementHost(
  container: HTMLElement,
  kind: RootKind,
  css: string,
): ElementHost {
  clear(container)
  if (kind === 'light' && container.childElementCount > 0)
    throw new Error('The container is not empty')
  const place = kind === 'shadow' ? shadowOf(container) : container
  const stopShowing = kind === 'light' ? showChildren(container) : () => {}
  const root = document.createElement('div')
  // It stands nowhere: what is to be printed is in no copy of the page either.
  const printRoot = document.createElement('div')
  for (const element of [root, printRoot]) element.className = 'perch'
  root.setAttribute(mark, '')
  drawn.add(root)
  place.append(root)
  const looks = kind === 'shadow' ? css : aboveHostStyles(css)
  let tree = treeOf(root)
  let removeStyles = adopt(tree, looks)
  const isOpen = () => root.querySelector('dialog[open], [popover]:popover-open') !== null
  const beModalAgain = watchModal(root)
  const stopKeeping = keepKeys(root, isOpen)
  const printListeners = new Set<() => void>()
  let removePrinted: (() => void) | null = null

  return {
    ...documentHost,
    root,
    focused() {
      const { activeElement } = treeOf(root)
      return activeElement && root.contains(activeElement) ? activeElement : null
    },
    isWholeDocument: false,
    isEmbedded: true,
    scrollToTop() {
      // Only where the beginning is out of sight: the page around it is not ours to move.
      if (root.getBoundingClientRect().top < 0) root.scrollIntoView({ block: 'start' })
    },
    print() {
      removePrinted?.()
      const source = printRoot.hasChildNodes() ? printRoot : root
      removePrinted = printAlone(source, css, () => {
        for (const listener of printListeners) listener()
      })
    },
    onPrinted(printed) {
      printListeners.add(printed)
      return () => printListeners.delete(printed)
    },
    printRoot,
    speak(tag, direction) {
      for (const element of [root, printRoot]) {
        element.lang = tag
        element.dir = direction
      }
    },
    paint(theme) {
      if (theme === 'system') delete root.dataset['theme']
      else root.dataset['theme'] = theme
    },
    tell({ type, ...detail }) {
      const event = new CustomEvent(`perch:${type}`, {
        detail,
        bubbles: true,
        composed: true,
        cancelable: type === 'unauthenticated',
      })
      return container.dispatchEvent(event)
    },
    settle() {
      beModalAgain()
      if (treeOf(root) === tree) return
      removeStyles()
      tree = treeOf(root)
      removeStyles = adopt(tree, looks)
    },
    remove() {
      stopKeeping()
      removePrinted?.()
      removeStyles()
      stopShowing()
      root.remove()
      drawn.delete(root)
    },
  }
}
