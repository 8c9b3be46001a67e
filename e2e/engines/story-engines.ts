import { existsSync } from 'node:fs'

import { firefox, webkit } from '@playwright/test'

/** The engines besides Chromium that the stories can run in here: Playwright's own builds of them, which it has to download. */
export function storyEngines(): ('firefox' | 'webkit')[] {
  const here = (engine: typeof firefox) => existsSync(engine.executablePath())
  return [
    ...(here(firefox) ? (['firefox'] as const) : []),
    ...(here(webkit) ? (['webkit'] as const) : []),
  ]
}
