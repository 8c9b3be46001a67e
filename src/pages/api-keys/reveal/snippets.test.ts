import { expect, test } from 'vitest'

import { snippetsFor } from './snippets.tsx'

test('every line asks the API where it is, and nothing else', () => {
  const apiUrl = 'https://api.example/panel/api/account'
  for (const { name, text } of snippetsFor(apiUrl, 'ptlc_secret')) {
    const addresses = text.match(/https?:\/\/[^"'\s]*/g)
    expect(addresses).toEqual([name === '.env' ? apiUrl : `${apiUrl}/account`])
    expect(text).toContain('ptlc_secret')
  }
})
