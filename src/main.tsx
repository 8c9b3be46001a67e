import { mountPage } from './app/mount-page.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('The page needs an element with the id "root"')
await mountPage(root)
