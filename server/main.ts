/** `npm start` after a build: the page and its panel at one address. See `settings.ts` for the environment. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { complain } from '../panel/log.ts'
import { listen } from './listen.ts'
import { openPanel } from './open.ts'
import { readSettings } from './settings.ts'
import { createSite } from './site.ts'

const dist = join(import.meta.dirname, '..', 'dist')

async function main() {
  const settings = readSettings(process.env)
  const { frameOrigins, posture, breachUrl } = settings
  if (!existsSync(join(dist, 'index.html'))) {
    throw new Error('There is no built page in dist/. Run "npm run build" first.')
  }
  const panel = await openPanel(settings, `http://127.0.0.1:${settings.port}`)
  const onReport = (report: unknown) => complain(`CSP violation: ${JSON.stringify(report)}`)
  const { origin, close } = await listen(
    createSite({
      ...panel,
      frameOrigins,
      posture,
      ...(breachUrl && { breachUrl }),
      dist,
      onReport,
    }),
    settings.port,
    settings.hosts,
  )
  console.log([`Perch: ${origin}`, ...panel.about].join('\n'))
  const stop = () => void close().then(() => panel.close())
  process.once('SIGINT', stop).once('SIGTERM', stop)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
