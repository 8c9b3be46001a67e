/** What Vite writes to `dist/.vite/manifest.json`, as far as it matters here. */
export type Manifest = Record<
  string,
  {
    file: string
    css?: string[]
    imports?: string[]
    dynamicImports?: string[]
    isEntry?: boolean
  }
>

/** Which files of a build a visit downloads; names are relative to `dist`. */
export type Downloads = {
  firstVisit: Set<string>
  /** By page, what it needs beyond the first visit. */
  furtherPages: Map<string, Set<string>>
  css: Set<string>
  /** What is fetched only when somebody asks for it: QR codes, dialogs, other languages. */
  onDemand: Set<string>
}

/** The page that the budget of the first visit is about, and the words that every page needs. */
const firstPage = 'src/pages/profile/page.tsx'
const everyPage = ['shell', 'ui', 'forms', 'errors']

/** Words beyond the vertical's own that a page needs before it shows, as `src/app/pages.ts` asks for them. */
const moreWords: Record<string, string[]> = {
  'activity/export': ['activity-export'],
  'security/set-up': ['two-factor'],
  'security/new-phone': ['two-factor'],
  'security/recovery-codes': ['two-factor'],
}

const catalogue = (namespace: string) => `src/i18n/generated/en/${namespace}.ts`

const without = (all: Set<string>, known: Set<string>) =>
  new Set([...all].filter((file) => !known.has(file)))

/** `index.html` and what it names without the bundler's help. */
function named(html: string): string[] {
  const links = [...html.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, path = '']) => path)
  return ['index.html', ...links]
}

/** `html` is the page's; the element has none. Throws when the manifest has no page for the first visit. */
export function readDownloads(manifest: Manifest, html: string | null): Downloads {
  const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry)
  if (!entry || !manifest[firstPage]) throw new Error(`The build has no ${firstPage}.`)

  const reach = (...keys: string[]) => {
    const seen = new Set<string>()
    const files = new Set<string>()
    for (const key of keys) visit(key)
    return files
    function visit(key: string) {
      const chunk = manifest[key]
      if (!chunk || seen.has(key)) return
      seen.add(key)
      for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file)
      for (const next of chunk.imports ?? []) visit(next)
    }
  }

  const words = [...everyPage, 'profile'].map(catalogue)
  const firstVisit = new Set([
    ...(html === null ? [] : named(html)),
    ...reach(entry, firstPage, ...words),
  ])
  const furtherPages = new Map<string, Set<string>>()
  for (const key of Object.keys(manifest)) {
    const [, vertical] = /^src\/pages\/([^/]+)\/(?:[\w-]+-)?page\.tsx$/.exec(key) ?? []
    if (!vertical || key === firstPage) continue
    const name = key.slice('src/pages/'.length, -'.tsx'.length).replace(/\/page$/, '')
    const own = [vertical, ...(moreWords[name.replace(/-page$/, '')] ?? [])]
    furtherPages.set(name, without(reach(key, ...own.map(catalogue)), firstVisit))
  }
  const all = new Set(
    Object.values(manifest).flatMap(({ file, css = [] }) => [file, ...css]),
  )
  const known = new Set([firstVisit, ...furtherPages.values()].flatMap((set) => [...set]))
  return {
    firstVisit,
    furtherPages,
    css: new Set([...all].filter((file) => file.endsWith('.css'))),
    onDemand: without(all, known),
  }
}
