import { expect, type Locator, type Page } from '@playwright/test'

import { securityHeaders } from '../server/headers.ts'

/** Where host pages are: among the paths that the site leaves to its panel. */
const folder = '/auth/host'

export type Placing = {
  root: 'shadow' | 'light'
  route: 'path' | 'hash' | 'memory'
  /** How many elements are on the page; with none there is nothing of Perch on it, and a story may bring it. */
  count?: number
  /** Whether each of its pages takes the history entry of the one before. */
  replace?: boolean
}

/** The path of a host page with an element placed so, which is the element's base as well. */
export const hostPath = ({ root, route, count = 1, replace = false }: Placing) =>
  `${folder}/${root}/${route}${replace ? '-replace' : ''}/${count}`

/** Resolves when a page of this name is on screen, or in this part of it. */
export const shows = (page: Page | Locator, name: string) =>
  expect(page.getByRole('heading', { level: 1, name })).toBeVisible()

/** Opens a host page, of one element in a shadow root that keeps its place to itself unless said otherwise, on its profile. */
export async function openHost(page: Page, placing: Partial<Placing> = {}): Promise<void> {
  await page.goto(hostPath({ root: 'shadow', route: 'memory', ...placing }))
  await shows(page, 'Profile')
}

/** Resolves when nothing is read any more that stands at a glance: a panel puts a session's cookie into each answer. */
export async function hasReadGlance(page: Page): Promise<void> {
  const lines = page.getByRole('region', { name: 'At a glance' }).getByRole('link')
  await expect(lines).toHaveCount(3)
  await expect(lines.filter({ hasText: 'Reading…' })).toHaveCount(0)
}

/** Where the pages load the element from. */
export const elementModule = '/embed/perch-account.js?v=1'

/** What a host may have in its sheet. What it writes down of events moves nothing that somebody is about to press. */
const css = `
  :root { font-size: 31px; --accent: red; letter-spacing: 0.3em; word-spacing: 1em; line-height: 4; text-indent: 3em; }
  @layer tokens, parts, perch;
  body * { all: unset; }
  perch-account { display: block; }
  button { display: none; }
  h1 { text-transform: uppercase; }
  [data-theirs] { display: block; }
  [data-events] { position: fixed; block-size: 1px; overflow: hidden; }`

/** All events of an element, and what their details have: the README's table. */
const members: Record<string, readonly string[]> = {
  'perch:navigate': ['path', 'title'],
  'perch:change': ['changes'],
  'perch:unsaved-input': ['hasUnsavedInput'],
  'perch:unauthenticated': [],
  'perch:error': ['reason'],
  'perch:posture': ['codesLeft', 'openQuestions', 'staleKeys', 'twoFactor'],
}

/**
 * What the host page has heard of its elements: of `perch:change` the names, and everything as text. Fails for a detail that
 * has more, or less, than it is documented to have.
 */
export async function heardFrom(page: Page): Promise<{ changes: string[]; text: string }> {
  const text = (await page.locator('output[data-events]').textContent()) ?? ''
  const changes = new Set<string>()
  for (const event of text.split(/;(?=[a-z-]+ \{|$)/).filter(Boolean)) {
    const [, name, json = ''] = /^(\S+) (.*)$/s.exec(event) ?? []
    const detail = JSON.parse(json) as Record<string, unknown>
    expect(Object.keys(detail).sort()).toEqual(members[`perch:${name}`])
    if (name === 'change')
      for (const each of detail['changes'] as string[]) changes.add(each)
  }
  return { changes: [...changes].sort(), text }
}

/** Shortcuts that listen everywhere, and write down what they heard. */
const script = `
  for (const type of ['keydown', 'keyup'])
    addEventListener(type, ({ key }) => {
      const heard = document.querySelector('output')
      heard.value += type + ' ' + key + ';'
    })
  for (const type of ${JSON.stringify(Object.keys(members))})
    addEventListener(type, ({ detail }) => {
      document.querySelector('[data-events]').value +=
        type.slice('perch:'.length) + ' ' + JSON.stringify(detail) + ';'
    })
`

function html(placed: Placing): string {
  const { root, route, count = 1, replace } = placed
  const base = route === 'path' ? hostPath(placed) : '/'
  const placing = `root="${root}" route="${route}" base="${base}"${replace ? ' replace' : ''}`
  const elements = Array.from(
    { length: count },
    (_, at) =>
      `<section aria-label="Tab ${at + 1}"><perch-account panel-name="Pterodactyl" ${placing}></perch-account></section>`,
  )
  return `<!doctype html>
<html lang="de" dir="ltr">
  <head>
    <title>Panel</title>
    <link rel="icon" href="/favicon.svg" />
    <link rel="stylesheet" href="${folder}/host.css" />
    <script src="${folder}/host.js" defer></script>
    ${count === 0 ? '' : `<script type="module" src="${elementModule}"></script>`}
  </head>
  <body>
    <button type="button" data-theirs>Theirs</button>
    <output></output>
    <output data-events></output>
    ${elements.join('\n')}
  </body>
</html>`
}

const answers: Record<string, [type: string, body: string]> = {
  '/host.css': ['text/css', css],
  '/host.js': ['text/javascript', script],
}

/** A page that is not Perch's, with the element in it, under a policy as strict as the page's own; `null` for other paths. */
export function hostPage(request: Request): Response | null {
  const { pathname } = new URL(request.url)
  if (!pathname.startsWith(`${folder}/`)) return null
  const rest = pathname.slice(folder.length)
  const [, root, route, replace, count] =
    /^\/(shadow|light)\/(path|hash|memory)(-replace)?\/(\d)(?:\/|$)/.exec(rest) ?? []
  const [type, body] = answers[rest] ?? [
    'text/html',
    html({
      root: root === 'light' ? 'light' : 'shadow',
      route: route === 'path' || route === 'hash' ? route : 'memory',
      count: Number(count ?? 1),
      replace: replace !== undefined,
    }),
  ]
  return new Response(body, {
    headers: [
      ['Content-Type', `${type}; charset=utf-8`],
      ...securityHeaders().map(([name, value]): [string, string] => [name, value]),
    ],
  })
}
