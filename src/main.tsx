import { mountPage } from './app/mount-page.tsx'

import './styles/document.css'

const root = document.getElementById('root')
if (!root) throw new Error('The page needs an element with the id "root"')
await mountPage(root)
