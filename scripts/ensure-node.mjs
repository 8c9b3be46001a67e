// Runs after `npm ci`. On a Node that is new enough it does nothing. On an older one it installs a
// pinned Node from the npm registry beside the project and links it as node_modules/.bin/node,
// which is the one that every `npm run` script then uses. A root script, because npm 12 blocks
// install scripts of dependencies. See docs/decisions/0002-node-from-the-registry.md.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'

const pinned = '24.21.0'
const oldest = [22, 22]
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) process.exit(0)

const needed = `Perch needs Node ${oldest.join('.')} or newer; this is ${process.version}.`
if (process.platform !== 'linux') {
  console.error(`${needed} Install Node ${pinned} (see .nvmrc) and run npm ci again.`)
  process.exit(1)
}

const name = `node-linux-${process.arch}`
const home = 'node_modules/.node-runtime'
const executable = `${home}/node_modules/${name}/bin/node`
if (!existsSync(executable)) {
  mkdirSync(home, { recursive: true })
  writeFileSync(`${home}/package.json`, '{"private":true}')
  const options = [
    '--no-save',
    '--no-package-lock',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
  ]
  execFileSync('npm', ['install', ...options, `${name}@${pinned}`], {
    cwd: home,
    stdio: 'inherit',
  })
}
const link = 'node_modules/.bin/node'
mkdirSync('node_modules/.bin', { recursive: true })
rmSync(link, { force: true })
symlinkSync(`../.node-runtime/node_modules/${name}/bin/node`, link)
const version = execFileSync(link, ['--version']).toString().trim()
console.log(`${needed} The project's scripts use ${version} from the npm registry.`)
