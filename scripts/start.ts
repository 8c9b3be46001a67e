/** `npm start`: builds the page, then serves it together with its panel. */
import { spawnSync } from 'node:child_process'

import { readSettings } from '../server/settings.ts'

/** Says what is wrong with the environment, if anything is: the server, which reads it for itself, comes after a build. */
function complain(): string | null {
  try {
    readSettings(process.env)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const complaint = complain()
if (complaint === null) {
  const build = spawnSync('npm', ['run', 'build'], { stdio: 'inherit' })
  if (build.status === 0) await import('../server/main.ts')
  else process.exitCode = build.status ?? 1
} else {
  console.error(complaint)
  process.exitCode = 1
}
