import '#src/styles/index.css'
import '#src/styles/document.css'
import { createRoot } from 'react-dom/client'

import { List } from './list.tsx'
import { showState } from './stage.tsx'

import './gallery.css'

const root = document.getElementById('root')
if (!root) throw new Error('The page needs an element with the id "root"')
const asked = new URL(location.href).searchParams
const address = asked.get('state')
if (address === null) createRoot(root).render(<List />)
else
  await showState(root, address, {
    theme: asked.get('theme') === 'dark' ? 'dark' : 'light',
    direction: asked.get('direction') === 'rtl' ? 'rtl' : 'ltr',
    isChosen: asked.has('theme'),
  })
