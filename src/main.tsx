import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router'

import { App } from './app/app.tsx'
import { parseConfig } from './app/config.ts'
import { listenForLocale, startLanguage } from './app/language.ts'
import { prefetchWhenIdle } from './app/prefetch-when-idle.ts'
import { createQueryClient } from './app/query-client.ts'
import { createRoutes } from './app/router.tsx'
import { startClient } from './app/start-client.ts'
import { startTheme } from './app/theme.ts'

import './styles/index.css'

const root = document.getElementById('root')
if (!root) throw new Error('The page needs an element with the id "root"')

const config = parseConfig(root.dataset, location.origin)
startTheme(config.theme)
startClient(config)
listenForLocale()
const language = startLanguage(config.locale)
// The account and the page are on their way while the words are.
const queries = createQueryClient()
const router = createBrowserRouter(createRoutes(queries, config))
await language
createRoot(root).render(
  <StrictMode>
    <App config={config} queries={queries} router={router} />
  </StrictMode>,
)
// Without it this tab learns less, and later.
void import('./app/other-tabs.ts')
  .then(({ followOtherTabs }) => followOtherTabs(queries, router))
  .catch(() => {})
prefetchWhenIdle()
