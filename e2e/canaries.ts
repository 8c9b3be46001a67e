import type { Page } from '@playwright/test'

import { readCaches } from './caches.ts'

/** What the page wrote to its console, from now on. */
export function listenToConsole(page: Page): string[] {
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  return said
}

/**
 * Names of the places where `secret` lies about: storage, address, history, document, console, the caches of queries.
 * Empty when nowhere. Also while a request is under way. What a script holds on to beyond that, `secretsInHeap` finds.
 */
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
  const { queries, mutations } = await readCaches(page)
  return Object.entries({
    ...places,
    console: said.join('\n'),
    'query cache': queries,
    'mutation cache': mutations,
  })
    .filter(([, text]) => text?.includes(secret))
    .map(([place]) => place)
}
