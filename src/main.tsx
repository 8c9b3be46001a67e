import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './styles/index.css'
import { startClient } from './app/start-client.ts'
import { App } from './app/app.tsx'
import { parseConfig } from './app/config.ts'
import { listenForLocale, startLanguage } from './app/language.ts'
import { startTheme } from './app/theme.ts'

const root = document.getElementById('root')
if (!root) throw new Error('The page needs an element with the id "root"')

const config = parseConfig(root.dataset, location.origin)
startTheme(config.theme)
startClient(config)
listenForLocale()
await startLanguage(config.locale)
createRoot(root).render(
  <StrictMode>
    <App config={config} />
  </StrictMode>,
)
