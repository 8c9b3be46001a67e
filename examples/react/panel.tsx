import { PerchAccount } from 'perch-account/react'
import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'

function Panel() {
  const [theme, setTheme] = useState<'light' | 'dark'>('light')
  const [told, setTold] = useState('nothing yet')
  return (
    <>
      <header>
        <strong>Example panel</strong>
        <button
          type="button"
          onClick={() => setTheme(theme === 'light' ? 'dark' : 'light')}
        >
          {theme === 'light' ? 'Dark theme' : 'Light theme'}
        </button>
      </header>
      <PerchAccount
        panelName="Example panel"
        route="hash"
        theme={theme}
        onNavigate={({ detail }) => setTold(`it shows ${detail.path}`)}
        onChange={({ detail }) => setTold(`changed: ${detail.changes.join(', ')}`)}
        onError={({ detail }) => setTold(`it has ended: ${detail.reason}`)}
      />
      <footer>
        <span>Told by the component:</span> <output>{told}</output>
      </footer>
    </>
  )
}

const container = document.querySelector('#panel')
if (container)
  createRoot(container).render(
    <StrictMode>
      <Panel />
    </StrictMode>,
  )
