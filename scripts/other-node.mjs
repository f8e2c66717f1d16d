// The unit tests, and a portal that is used, on another Node than the one at hand: npm run test:node [-- 24]
// Its binary comes as a package of npm's, into a folder of its own that is removed afterwards.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root, runToEnd, stopEverything, stopOnSignals } from './programs.mjs'

const version = process.argv[2] ?? '24'
const folder = mkdtempSync(join(tmpdir(), 'insyn-node-'))
const name = `node-${process.platform}-${process.arch}`
const node = join(folder, 'node_modules', name, 'bin/node')
const say = (line) => console.log(line)

/** Runs a project of the tests on it, or some files of one. */
async function tests(project, ...files) {
  const args = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--reporter=dot', '--project', project, ...files]
  const { code } = await runToEnd({ name: project, command: node, args, onLine: say })
  return code
}

stopOnSignals(stopEverything)
try {
  if (!/^\d+(\.\d+){0,2}$/.test(version)) throw new Error(`${version} is no version of Node`)
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  const args = ['install', '--no-audit', '--no-fund', `${name}@${version}`]
  const { lines } = await runToEnd({ name: 'npm', command: 'npm', args, cwd: folder })
  if (!existsSync(node)) throw new Error(`Node ${version} could not be had from npm:\n${lines.slice(-5).join('\n')}`)
  const { lines: said } = await runToEnd({ name: 'node', command: node, args: ['--version'] })
  say(`Node ${said.join('')}`)
  const failed = (await tests('unit')) + (await tests('integration', 'tests/integration/metrics.test.ts'))
  process.exitCode = failed === 0 ? 0 : 1
} catch (error) {
  console.error(error.message)
  process.exitCode = 2
} finally {
  rmSync(folder, { recursive: true, force: true })
}
