/** `npm start`: builds the page, then serves it together with its panel. */
import { spawnSync } from 'node:child_process'

import { readSettings } from '../server/settings.ts'

try {
  // What is wrong with them is said before anybody waits for a build.
  readSettings(process.env)
  const build = spawnSync('npm', ['run', 'build'], { stdio: 'inherit' })
  if (build.status === 0) await import('../server/main.ts')
  else process.exitCode = build.status ?? 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
