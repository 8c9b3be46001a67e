import type { Page } from '@playwright/test'

/** What the page wrote to its console, from now on. */
export function listenToConsole(page: Page): string[] {
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  return said
}

/** Names of the places where `secret` lies about: storage, address, history, document, console. Empty when nowhere. */
export async function findSecret(
  page: Page,
  secret: string,
  said: readonly string[],
): Promise<string[]> {
  const places = await page.evaluate(() => {
    const values = [...document.querySelectorAll('input, textarea')]
      .filter((field) => 'value' in field)
      .map((field) => String(field.value))
    const fetched = performance.getEntries().map(({ name }) => name)
    return {
      localStorage: JSON.stringify({ ...localStorage }),
      sessionStorage: JSON.stringify({ ...sessionStorage }),
      cookies: document.cookie,
      address: location.href,
      'addresses fetched': fetched.join('\n'),
      history: JSON.stringify(history.state),
      'name of the window': window.name,
      title: document.title,
      document: document.documentElement.outerHTML,
      'values of fields': values.join('\n'),
    }
  })
  return Object.entries({ ...places, console: said.join('\n') })
    .filter(([, text]) => text?.includes(secret))
    .map(([place]) => place)
}
