// The whole system on one machine: `npm run demo`. Ctrl-C ends it; what was done is there the next time.
import { resolve } from 'node:path'
import { loadCast, welcomeLines } from './demo-welcome.mjs'
import { buildIfChanged } from './fresh-build.mjs'
import { startStack } from './processes.mjs'
import { isPortFree, root, stopEverything, stopOnSignals } from './programs.mjs'
import { installPackages } from './setup.mjs'

const variables = { portal: ['PORT', 3000], provider: ['PROVIDER_PORT', 3001], idp: ['IDP_PORT', 3002] }

function readPorts() {
  const ports = {}
  for (const [name, [variable, standard]] of Object.entries(variables)) {
    const port = Number(process.env[variable] ?? standard)
    if (!Number.isInteger(port) || port < 1 || port > 65535)
      throw new Error(`${variable} is not a port: ${process.env[variable]}`)
    ports[name] = port
  }
  if (new Set(Object.values(ports)).size < 3) throw new Error('PORT, PROVIDER_PORT and IDP_PORT must differ.')
  return ports
}

async function requireFreePorts(ports) {
  for (const [name, [variable]] of Object.entries(variables)) {
    if (!(await isPortFree(ports[name]))) {
      throw new Error(`Port ${ports[name]} is in use. End what uses it, or choose another: ${variable}=… npm run demo`)
    }
  }
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19))
    throw new Error(`Node ${process.versions.node} is too old: 20.19 or later is needed.`)
}

let stack
let stopping = false
stopOnSignals(async () => {
  stopping = true
  console.log('\nStopping …')
  await stack?.stop()
  await stopEverything()
}, 0)

try {
  checkNode()
  const ports = readPorts()
  await requireFreePorts(ports)
  await installPackages()
  console.log('Building, unless nothing has changed …')
  await buildIfChanged()
  const verbose = process.env.LOG_LEVEL !== undefined
  stack = await startStack({
    ports,
    data: resolve(root, process.env.INSYN_DATA ?? '.data'),
    clock: process.env.INSYN_FIXED_CLOCK || undefined,
    env: verbose ? {} : { LOG_LEVEL: 'warn' },
    onLine: (line, name) => console.log(`${name.padEnd(8)} | ${line}`),
  })
  for (const line of welcomeLines(stack.origins, await loadCast())) console.log(line)
  const ends = Object.values(stack.processes).map(async (one) => ({ name: one.name, ...(await one.ended) }))
  const first = await Promise.race(ends)
  if (!stopping) {
    console.error(`${first.name} ended (${first.signal ?? first.code}). Stopping the others.`)
    process.exitCode = 1
    await stack.stop()
  }
} catch (error) {
  console.error(error.message)
  await stopEverything()
  process.exitCode = 1
}
