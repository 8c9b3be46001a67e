import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { UNSAFE_createBrowserHistory as createBrowserHistory } from 'react-router'

import { fetchCode } from '#src/lib/code.ts'
import { createNavigation } from '#src/navigation/navigation.ts'

import { App } from './app.tsx'
import { parseConfig } from './config.ts'
import { listenForLocale, startLanguage } from './language.ts'
import { loadFirst } from './load-first.ts'
import { createLook } from './look.ts'
import { onCaughtError } from './page-boundary.tsx'
import { prefetchWhenIdle } from './prefetch-when-idle.ts'
import { createQueryClient } from './query-client.ts'
import { startClient } from './start-client.ts'
import { startTheme } from './theme.ts'

import '#src/styles/index.css'

/** Starts the whole page in `root`, whose `data-` attributes are its configuration. Resolves when it is drawn. */
export async function start(root: HTMLElement): Promise<void> {
  const config = parseConfig(root.dataset, location.origin)
  startTheme(config.theme)
  startClient(config)
  listenForLocale()
  const language = startLanguage(config.locale)
  // The account and the page are on their way while the words are.
  const queries = createQueryClient()
  const navigation = createNavigation(createBrowserHistory({ v5Compat: true }))
  const look = createLook(queries)
  loadFirst(navigation.place(), look)
  await language
  createRoot(root, { onCaughtError }).render(
    <StrictMode>
      <App config={config} queries={queries} navigation={navigation} look={look} />
    </StrictMode>,
  )
  // Until it is there this tab learns less, and later.
  void fetchCode(() => import('./other-tabs.ts'), 'background')
    .then(({ followOtherTabs }) => followOtherTabs(queries, navigation))
    .catch(() => {})
  prefetchWhenIdle()
}
