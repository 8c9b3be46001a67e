/** `npm start`: builds the page, then serves it together with its panel. */
import { spawnSync } from 'node:child_process'

const build = spawnSync('npm', ['run', 'build'], { stdio: 'inherit' })
if (build.status === 0) await import('../server/main.ts')
else process.exitCode = build.status ?? 1
