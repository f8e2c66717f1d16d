// The bill of what the portal runs with (CycloneDX), a step of each release: npm run sbom [-- <file>]
// It is made by `npm sbom` from the lockfile, so it names what `npm ci --omit=dev --omit=optional` installs, and nothing of this machine.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { root } from './programs.mjs'

const file = resolve(process.argv[2] ?? join(root, 'build/sbom.cdx.json'))
const read = (name) => JSON.parse(readFileSync(join(root, name), 'utf8'))

/**
 * Project and lockfile with only what runs. `npm sbom --omit dev` is given too, and is not enough by itself: of what runs and
 * is used by something else while developing, it leaves out much (npm 11.19: 145 of 224 packages of this project).
 */
function writeRunning(folder) {
  const { devDependencies: _, ...project } = read('package.json')
  const lock = read('package-lock.json')
  const { devDependencies: __, ...own } = lock.packages['']
  const isRunning = ({ dev, devOptional, optional }) => !(dev ?? devOptional ?? optional ?? false)
  const running = Object.entries(lock.packages).filter(([path, entry]) => path !== '' && isRunning(entry))
  const packages = { '': own, ...Object.fromEntries(running) }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(project))
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ ...lock, packages }))
}

const above = mkdtempSync(join(tmpdir(), 'insyn-sbom-'))
try {
  // npm calls what is described by the name of its folder.
  const folder = join(above, 'insyn')
  mkdirSync(folder)
  writeRunning(folder)
  const options = ['--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--omit', 'dev', '--package-lock-only']
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const done = spawnSync(npm, ['sbom', ...options], { cwd: folder, encoding: 'utf8', maxBuffer: 100_000_000 })
  if (done.status !== 0) throw new Error(`npm sbom failed\n${done.stderr}`)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, done.stdout)
  console.log(`${JSON.parse(done.stdout).components.length} packages in ${file}`)
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
} finally {
  rmSync(above, { recursive: true, force: true })
}
