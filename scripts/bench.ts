/**
 * `npm run bench`: prints what long lists cost in a browser, in milliseconds. It measures and does not judge: how fast a
 * machine is, no test can know.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { fillLists, keyCount, measureLists } from './bench/key-lists.ts'
import { setStage } from './bench/stage.ts'

const root = join(import.meta.dirname, '..')
if (!existsSync(join(root, 'dist', 'index.html'))) {
  const build = spawnSync('npm', ['run', 'build'], { cwd: root, stdio: 'inherit' })
  if (build.status !== 0) process.exit(build.status ?? 1)
}

const stage = await setStage()
try {
  fillLists(stage)
  const ms = ({ median, worst }: { median: number; worst: number }) =>
    `${Math.round(median)} (${Math.round(worst)})`.padEnd(18)
  console.log(
    `${keyCount} keys in a list: milliseconds, the middle of five runs (the worst)\n`,
  )
  console.log(`${''.padEnd(26)}answer to painted  letter in the search to painted`)
  for (const { list, slower, painted, letter } of await measureLists(stage)) {
    const name = slower === 1 ? list : `${list}, ${slower} times slower`
    console.log(`${name.padEnd(26)}${ms(painted)} ${ms(letter)}`)
  }
  console.log(`${'other panels’ pages'.padEnd(26)}${'690 to 1185'.padEnd(18)} 18 to 251`)
} finally {
  await stage.close()
}
