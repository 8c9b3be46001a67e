/** What the server tells the page, through the `data-*` attributes of its `#root`. */
export type PageConfiguration = { auth: 'session' | 'key'; panelName: string }

const escapes: Record<string, string> = {
  '&': '&amp;',
  '"': '&quot;',
  '<': '&lt;',
  '>': '&gt;',
}
const escape = (text: string) => text.replace(/[&"<>]/g, (sign) => escapes[sign] ?? sign)

/** The page's HTML with the configuration filled in. Throws when the page has no place for it. */
export function fillConfiguration(html: string, page: PageConfiguration): string {
  const filled = replace(html, 'data-auth="session"', `data-auth="${page.auth}"`)
  return replace(
    filled,
    'data-panel-name=""',
    `data-panel-name="${escape(page.panelName)}"`,
  )
}

function replace(html: string, from: string, to: string): string {
  if (!html.includes(from)) throw new Error(`index.html has no ${from} on its #root.`)
  return html.replace(from, () => to)
}
