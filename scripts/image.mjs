// The image of deploy/container, built and started: npm run image [-- --base IMAGE | --built]. Needs buildah, and without --base mmdebstrap
// (Debian packages of those names): the base is then made of Debian's packages and of the Node 24 and npm that come as packages of npm's.
// Takes minutes, some gigabytes of disk, and a machine that lets buildah work without a container of its own (isolation chroot).
import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { keysFileIn } from './key-file.mjs'
import { createDatabase, startPostgres } from './postgres.mjs'
import { freeStackPorts, stackEnvironment } from './processes.mjs'
import {
  root,
  runToEnd,
  startProcess,
  stopEverything,
  stopOnSignals,
  stopProcess,
  waitUntilItAnswers,
} from './programs.mjs'
import { findProgram } from './setup.mjs'

const { values } = parseArgs({ options: { base: { type: 'string' }, built: { type: 'boolean', default: false } } })
const say = (line) => console.log(line)
const work = mkdtempSync(join(tmpdir(), 'insyn-image-'))
const env = { ...process.env, BUILDAH_ISOLATION: 'chroot', STORAGE_DRIVER: process.env.STORAGE_DRIVER ?? 'vfs' }
const image = 'localhost/insyn'
/** Containers that are to be removed, by id. */
const containers = []

/** Runs a program to its end. @returns the last line it wrote @throws Error with what it wrote, when it fails */
async function run(command, ...args) {
  const { code, lines } = await runToEnd({ name: command, command, args, env, cwd: root })
  if (code !== 0) throw new Error(`${command} ${args.slice(0, 2).join(' ')} failed.\n${lines.slice(-15).join('\n')}`)
  return lines.at(-1)?.trim() ?? ''
}
const buildah = (...args) => run('buildah', ...args)

async function containerFrom(name) {
  const id = await buildah('from', name)
  containers.push(id)
  return id
}

/** Debian's least, with Node and npm as npm has them, and the authorities that this machine trusts. @returns its name */
async function makeBase() {
  const [tar, packages] = [join(work, 'base.tar'), join(work, 'node')]
  await run('mmdebstrap', '--variant=minbase', '--include=ca-certificates', 'bookworm', tar)
  const node = `node-${process.platform}-${process.arch}`
  await run('npm', 'install', '--prefix', packages, '--no-audit', '--no-fund', `${node}@24`, 'npm@11')
  const base = await containerFrom('scratch')
  await buildah('add', '-q', base, tar, '/')
  await buildah('copy', '-q', base, join(packages, 'node_modules', node, 'bin/node'), '/usr/local/bin/node')
  await buildah('copy', '-q', base, join(packages, 'node_modules/npm'), '/usr/local/lib/node_modules/npm')
  await buildah('run', base, '--', 'ln', '-s', '../lib/node_modules/npm/bin/npm-cli.js', '/usr/local/bin/npm')
  const authorities = '/etc/ssl/certs/ca-certificates.crt'
  await buildah('copy', '-q', base, authorities, authorities)
  await buildah('config', '--env', `NODE_EXTRA_CA_CERTS=${authorities}`, base)
  const name = `${image}-base`
  await buildah('commit', '-q', base, name)
  return name
}

/** Builds the image as docs/operations.md says. */
async function build(base) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const files = ['-f', 'deploy/container/Containerfile', '--ignorefile', 'deploy/container/ignore']
  await buildah('bud', ...files, '--build-arg', `BASE=${base}`, '--build-arg', `VERSION=${version}`, '-t', image, '.')
  say(`ok      it is built: ${await buildah('images', '--format', '{{.Size}}', image)} with its base`)
}

/** Files that a container has written since it was started, but for what buildah itself puts there. */
function written(mount, since) {
  const own = /^\.\/(keys\.json$|etc\/(hosts|resolv\.conf|passwd|group)|run\/|dev\/|proc\/|sys\/)/
  const found = execFileSync('find', ['.', '-xdev', '-type', 'f', '-newer', since], { cwd: mount, encoding: 'utf8' })
  return found.split('\n').filter((path) => path !== '' && !own.test(path))
}

/** The numbers of a user's processes (by its number) of Node that were started with this. */
const processesOf = (user, command) =>
  execFileSync('ps', ['-eo', 'uid,pid,args'], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+) (.*)$/.exec(line) ?? [])
    .filter(([, uid, , args]) => uid === String(user) && /^\S*node /.test(args) && args.endsWith(command))
    .map(([, , pid]) => Number(pid))

/** Starts the image as production does, on a PostgreSQL server, and asks it. @returns what is not as it is to be */
async function tryIt() {
  const faults = []
  const expect = (isSo, what) => void (isSo ? say(`ok      ${what}`) : faults.push(what))
  const postgres = await startPostgres()
  const data = mkdtempSync(join(work, 'data-'))
  try {
    const { url } = await createDatabase(postgres.url)
    const ports = await freeStackPorts()
    const keys = join(work, 'keys.json')
    copyFileSync(keysFileIn(data), keys)
    chmodSync(keys, 0o444)
    chmodSync(work, 0o755)
    const portal = stackEnvironment({ ports, data }).portal
    const given = {
      ...Object.fromEntries(Object.entries(portal).filter(([name]) => !(name in process.env))),
      ...{ DATABASE_URL: url, INSYN_KEYS_FILE: '/keys.json', INSYN_DATA: undefined },
    }
    const container = await containerFrom(image)
    const mount = await buildah('mount', container)
    const since = join(work, 'since')
    writeFileSync(since, '')
    const variables = Object.entries(given).flatMap(([name, value]) =>
      value === undefined || name.startsWith('INSYN_EMBEDDED') ? [] : ['--env', `${name}=${value}`],
    )
    const command = ['node', '--enable-source-maps', 'build/portal.js']
    const args = ['run', ...variables, '--volume', `${keys}:/keys.json:ro`, container, '--', ...command]
    const started = startProcess({ name: 'image', command: 'buildah', args, env, onLine: () => {} })
    const at = `http://localhost:${ports.portal}`
    await waitUntilItAnswers(`${at}/readyz`, started)
    expect((await fetch(`${at}/livez`)).status === 200, 'it lives')
    const page = await fetch(`${at}/`)
    expect(page.status === 200 && /<h1/.test(await page.text()), 'its first page is there')
    const [own, ...others] = processesOf(10001, command.join(' '))
    expect(own !== undefined && others.length === 0, 'it is one process, and runs as 10001')
    const developers = ['vitest', 'typescript', '@playwright/test', 'eslint', 'vite']
    const found = developers.filter((name) => {
      try {
        return readFileSync(join(mount, 'app/node_modules', name, 'package.json')) !== null
      } catch {
        return false
      }
    })
    expect(found.length === 0, `no package of those who develop is in it (${found.join(', ')})`)
    const files = written(mount, since)
    expect(files.length === 0, `it writes nowhere (${files.slice(0, 5).join(', ')})`)
    if (own !== undefined) process.kill(own, 'SIGTERM')
    const late = setTimeout(() => void stopProcess(started), 30_000)
    expect((await started.ended).code === 0, 'it ends by itself when it is asked to')
    clearTimeout(late)
  } finally {
    await stopEverything()
    await postgres.stop()
  }
  return faults
}

stopOnSignals(stopEverything)
try {
  const makesBase = !values.built && values.base === undefined
  const needed = ['buildah', ...(makesBase ? ['mmdebstrap'] : [])]
  const missing = needed.filter((program) => !findProgram(program))
  if (missing.length > 0) throw new Error(`There is no ${missing.join(' and no ')} here.`)
  if (!values.built) await build(values.base ?? (await makeBase()))
  const faults = await tryIt()
  for (const fault of faults) say(`FAILED  ${fault}`)
  process.exitCode = faults.length === 0 ? 0 : 1
} catch (error) {
  console.error(error.message)
  process.exitCode = 2
} finally {
  for (const id of containers) await buildah('rm', id).catch(() => undefined)
  rmSync(work, { recursive: true, force: true })
}
