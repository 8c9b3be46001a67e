import '#src/test/dom.ts'
import { afterEach, expect, test, vi } from 'vitest'

import { createElementHost, type ElementHost, type RootKind } from './element-host.ts'

const css = '.perch { color: red }'

afterEach(() => document.body.replaceChildren())

/** A container on a page with a heading of its own, and a host in it. */
function begin(kind: RootKind) {
  const container = document.createElement('section')
  document.body.append(document.createElement('h1'), container)
  const host = createElementHost(container, kind, css)
  const tree = kind === 'shadow' ? container.shadowRoot : document
  return { container, host, tree }
}

test.each(['shadow', 'light'] as const)(
  'a %s root has one sheet of its own, and leaves nothing behind',
  (kind) => {
    const before = document.adoptedStyleSheets.length
    const head = document.head.innerHTML
    const { container, host, tree } = begin(kind)
    expect(host.root.className).toBe('perch')
    expect(host.root.getRootNode()).toBe(tree)
    expect(tree?.adoptedStyleSheets).toHaveLength(kind === 'shadow' ? 1 : before + 1)
    expect(document.head.innerHTML).toBe(head)
    host.remove()
    expect(container.childNodes).toHaveLength(0)
    expect(container.shadowRoot?.childNodes ?? []).toHaveLength(0)
    expect(tree?.adoptedStyleSheets).toHaveLength(kind === 'shadow' ? 0 : before)
  },
)

test('two in one document have a sheet each, and the first that goes leaves the other its own', () => {
  const before = document.adoptedStyleSheets.length
  const [one, two] = [begin('light'), begin('light')]
  expect(document.adoptedStyleSheets).toHaveLength(before + 2)
  one.host.remove()
  expect(document.adoptedStyleSheets).toHaveLength(before + 1)
  two.host.remove()
  expect(document.adoptedStyleSheets).toHaveLength(before)
})

test('a shadow tree that is in use is not taken', () => {
  const { container, host } = begin('shadow')
  expect(() => createElementHost(container, 'shadow', css)).toThrow('in use')
  host.remove()
  expect(() => createElementHost(container, 'shadow', css)).not.toThrow()
})

test('what a snapshot of the document kept of a light root gives way, and another that lives does not', () => {
  const { container, host } = begin('light')
  host.root.append('una@example.test')
  const restored = document.importNode(container, true)
  document.body.append(restored)
  const { root } = createElementHost(restored, 'light', css)
  expect([...restored.childNodes]).toEqual([root])
  expect(root.textContent).toBe('')
  expect(() => createElementHost(container, 'light', css)).toThrow('in use')
  expect(() => createElementHost(container, 'shadow', css)).toThrow('in use')
  expect(host.root.textContent).toBe('una@example.test')
})

test('a light root stands beside nothing of the page', () => {
  const container = document.body.appendChild(document.createElement('section'))
  container.append('\n', document.createElement('p'))
  const before = document.adoptedStyleSheets.length
  expect(() => createElementHost(container, 'light', css)).toThrow('not empty')
  expect(container.children).toHaveLength(1)
  expect(document.adoptedStyleSheets).toHaveLength(before)
})

test('what is to be printed stands nowhere in the page', () => {
  const { host } = begin('light')
  host.printRoot.append('a code')
  expect(document.body.textContent).not.toContain('a code')
})

test('a shadow tree that is left empty shows a light root, and can be used again', () => {
  const { container, host } = begin('shadow')
  host.remove()
  const light = createElementHost(container, 'light', css)
  expect(container.shadowRoot?.innerHTML).toBe('<slot></slot>')
  light.remove()
  expect(container.shadowRoot?.childNodes).toHaveLength(0)
  const { root } = createElementHost(container, 'shadow', css)
  expect([...(container.shadowRoot?.childNodes ?? [])]).toEqual([root])
})

test.each(['shadow', 'light'] as const)(
  'in a %s root only what is inside has focus',
  (kind) => {
    const { host } = begin(kind)
    const button = document.createElement('button')
    host.root.append(button)
    expect(host.focused()).toBeNull()
    button.focus()
    expect(host.focused()).toBe(button)
    const theirs = document.createElement('button')
    document.body.append(theirs)
    theirs.focus()
    expect(host.focused()).toBeNull()
  },
)

test('language, direction and theme are those of its own part', () => {
  const { host } = begin('shadow')
  const { lang, dir } = document.documentElement
  host.speak('ar', 'rtl')
  host.paint('dark')
  expect(host.root).toMatchObject({ lang: 'ar', dir: 'rtl' })
  expect(host.root.dataset['theme']).toBe('dark')
  host.paint('system')
  expect(host.root.dataset['theme']).toBeUndefined()
  expect(document.documentElement).toMatchObject({ lang, dir })
  expect(document.documentElement.dataset['theme']).toBeUndefined()
})

test('news are events of the container that reach the page', () => {
  const { host, container } = begin('shadow')
  const hear = vi.fn<(event: Event) => void>()
  document.addEventListener('perch:change', hear, { once: true })
  expect(host.tell({ type: 'change', changes: ['api-keys'] })).toBe(true)
  expect(hear.mock.calls[0]?.[0]).toMatchObject({
    target: container,
    detail: { changes: ['api-keys'] },
    composed: true,
    cancelable: false,
  })
  container.addEventListener('perch:unauthenticated', (event) => event.preventDefault(), {
    once: true,
  })
  expect(host.tell({ type: 'unauthenticated' })).toBe(false)
  expect(host.tell({ type: 'unauthenticated' })).toBe(true)
})

/** What reaches the page of pressing and letting go of a key on an element. */
function press(on: Element, key: string): string[] {
  const heard: string[] = []
  const control = new AbortController()
  for (const type of ['keydown', 'keypress', 'keyup']) {
    document.addEventListener(type, () => heard.push(type), { signal: control.signal })
    on.dispatchEvent(
      new KeyboardEvent(type, { key, code: key, bubbles: true, composed: true }),
    )
  }
  control.abort()
  return heard
}

test('what is typed into a field is none of the page’s shortcuts', () => {
  const { host } = begin('shadow')
  const [input, button] = [
    document.createElement('input'),
    document.createElement('button'),
  ]
  host.root.append(input, button)
  expect(press(input, 'k')).toEqual([])
  expect(press(button, 'k')).toEqual(['keydown', 'keypress', 'keyup'])
  host.remove()
  document.body.append(input)
  expect(press(input, 'k')).toEqual(['keydown', 'keypress', 'keyup'])
})

test('a key that is let go elsewhere is the page’s the next time', () => {
  const { host } = begin('shadow')
  const [input, button] = [
    document.createElement('input'),
    document.createElement('button'),
  ]
  host.root.append(input, button)
  const key = { key: 'k', code: 'KeyK', bubbles: true, composed: true }
  input.dispatchEvent(new KeyboardEvent('keydown', key))
  const theirs = document.body.appendChild(document.createElement('button'))
  input.dispatchEvent(
    new FocusEvent('focusout', { bubbles: true, composed: true, relatedTarget: theirs }),
  )
  const heard = vi.fn<() => void>()
  document.addEventListener('keyup', heard)
  button.dispatchEvent(new KeyboardEvent('keyup', key))
  expect(heard).toHaveBeenCalledTimes(1)
  // Where focus stays, as when a key closes something, letting go of it is kept.
  input.dispatchEvent(new KeyboardEvent('keydown', key))
  input.dispatchEvent(
    new FocusEvent('focusout', { bubbles: true, composed: true, relatedTarget: button }),
  )
  button.dispatchEvent(new KeyboardEvent('keyup', key))
  expect(heard).toHaveBeenCalledTimes(1)
  document.removeEventListener('keyup', heard)
})

test('an Escape that closes a dialog does not reach the page, nor does letting go of it', () => {
  const { host } = begin('shadow')
  const dialog = document.createElement('dialog')
  const button = document.createElement('button')
  dialog.append(button)
  host.root.append(dialog)
  expect(press(button, 'Escape')).toEqual(['keydown', 'keypress', 'keyup'])
  dialog.setAttribute('open', '')
  host.root.addEventListener('keydown', () => dialog.removeAttribute('open'), {
    once: true,
  })
  expect(press(button, 'Escape')).toEqual([])
})

/** Prints, and gives what is on the sheet then; its `title`, `lang` and `dir` are those of the printed document. */
function sheetOf(host: ElementHost): HTMLElement {
  const sheet = document.createElement('div')
  const create = document.createElement.bind(document)
  const making = vi.spyOn(document, 'createElement').mockImplementation((name: string) => {
    const element = create(name)
    if (element instanceof HTMLIFrameElement) {
      const own = new EventTarget()
      const inside = document.implementation.createHTMLDocument('')
      const print = () => {
        sheet.replaceChildren(...inside.body.cloneNode(true).childNodes)
        const { lang, dir } = inside.documentElement
        Object.assign(sheet, { title: inside.title, lang, dir })
        own.dispatchEvent(new Event('afterprint'))
      }
      Object.defineProperties(element, {
        contentDocument: { value: inside },
        contentWindow: {
          value: Object.assign(own, { CSSStyleSheet, print, focus: () => {} }),
        },
      })
    }
    return element
  })
  host.print()
  making.mockRestore()
  return sheet
}

test('what is printed is what stands in its place alone, and is gone afterwards', () => {
  const { host } = begin('shadow')
  host.root.append('the page')
  const printed = vi.fn()
  const stop = host.onPrinted(printed)
  host.printRoot.append(
    Object.assign(document.createElement('p'), { textContent: 'codes' }),
  )
  host.speak('ar', 'rtl')
  expect(sheetOf(host).innerHTML).toBe('<p>codes</p>')
  expect(printed).toHaveBeenCalledTimes(1)
  expect(document.querySelector('iframe')).toBeNull()
  stop()
})

test('what is printed has its heading for a name, and its language', () => {
  const { host } = begin('shadow')
  host.printRoot.innerHTML = '<div><h1>Recovery codes for Games</h1></div>'
  host.speak('ar', 'rtl')
  const { title, lang, dir } = sheetOf(host)
  expect([title, lang, dir]).toEqual(['Recovery codes for Games', 'ar', 'rtl'])
})

test('where nothing stands in its place, the page is printed as it is', () => {
  const { host } = begin('light')
  const list = document.createElement('ul')
  list.innerHTML = '<li>Change your password</li>'
  host.root.append(list)
  expect(sheetOf(host).innerHTML).toBe('<ul><li>Change your password</li></ul>')
})

test('a light root that is moved into another tree takes its looks along', () => {
  const { host, container } = begin('light')
  const before = document.adoptedStyleSheets.length
  const tree = document.body
    .appendChild(document.createElement('div'))
    .attachShadow({ mode: 'open' })
  tree.append(container)
  host.settle()
  expect(tree.adoptedStyleSheets).toHaveLength(1)
  expect(document.adoptedStyleSheets).toHaveLength(before - 1)
  const [sheet] = tree.adoptedStyleSheets
  host.settle()
  expect(tree.adoptedStyleSheets).toEqual([sheet])
  host.remove()
  expect(tree.adoptedStyleSheets).toHaveLength(0)
})
