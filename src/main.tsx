import { start } from './app/start.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('The page needs an element with the id "root"')
await start(root)
