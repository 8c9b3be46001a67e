/** After a build: writes a brotli and a gzip form beside every file of `dist` that compresses and has none yet. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

import { isText, listFiles } from '../server/static-files.ts'

const dist = join(import.meta.dirname, '..', 'dist')

// The server fills index.html in when it starts, and compresses it then.
const all = new Set(listFiles(dist))
const names = [...all].filter(
  (name) =>
    !name.startsWith('.') &&
    isText(name) &&
    name !== 'index.html' &&
    !all.has(`${name}.br`),
)
for (const name of names) {
  const body = readFileSync(join(dist, name))
  const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
  writeFileSync(join(dist, `${name}.br`), brotliCompressSync(body, { params: quality }))
  writeFileSync(join(dist, `${name}.gz`), gzipSync(body, { level: 9 }))
}
console.log(`Compressed ${names.length} files.`)
