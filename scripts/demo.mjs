// The whole system on one machine: `npm run demo`, or with a vendor's own provider: scripts/vendor.mjs. Ctrl-C ends it; what was done is there the next time.
import { resolve } from 'node:path'
import { loadCast, welcomeLines } from './demo-welcome.mjs'
import { buildIfChanged } from './fresh-build.mjs'
import { startStack } from './processes.mjs'
import { isPortFree, root, stopEverything, stopOnSignals } from './programs.mjs'
import { installPackages } from './setup.mjs'
import { readVendor, vendorEnvironment, vendorWelcome } from './vendor.mjs'

const variables = {
  portal: ['PORT', 3000],
  provider: ['PROVIDER_PORT', 3001],
  idp: ['IDP_PORT', 3002],
  post: ['POST_PORT', 3003],
  smtp: ['POST_SMTP_PORT', 3025],
  figures: ['METRICS_PORT', 3004],
}

function readPorts() {
  const ports = {}
  for (const [name, [variable, standard]] of Object.entries(variables)) {
    const port = Number(process.env[variable] ?? standard)
    if (!Number.isInteger(port) || port < 1 || port > 65535)
      throw new Error(`${variable} is not a port: ${process.env[variable]}`)
    ports[name] = port
  }
  if (new Set(Object.values(ports)).size < Object.keys(ports).length) {
    throw new Error('PORT, PROVIDER_PORT, IDP_PORT, POST_PORT, POST_SMTP_PORT and METRICS_PORT must differ.')
  }
  return ports
}

async function requireFreePorts(ports, vendor) {
  for (const [name, [variable]] of Object.entries(variables)) {
    // A vendor's own may be where ours would be.
    if (vendor !== null && name === 'provider') continue
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
  const vendor = readVendor(process.argv.slice(2))
  const ports = readPorts()
  await requireFreePorts(ports, vendor)
  await installPackages()
  console.log('Building, unless nothing has changed …')
  await buildIfChanged()
  const verbose = process.env.LOG_LEVEL !== undefined
  // Apart from the sandbox's: persons and keys are others.
  const data = resolve(root, process.env.INSYN_DATA ?? (vendor === null ? '.data' : '.data/vendor'))
  stack = await startStack({
    ports,
    data,
    clock: process.env.INSYN_FIXED_CLOCK || undefined,
    env: { ...(verbose ? {} : { LOG_LEVEL: 'warn' }), ...(vendor === null ? {} : vendorEnvironment(vendor, data)) },
    // What the sandbox's persons have allowed each other is nothing to a vendor's.
    ...(vendor === null ? {} : { hasProvider: false, isSeeded: true }),
    onLine: (line, name) => console.log(`${name.padEnd(8)} | ${line}`),
  })
  const said =
    vendor === null ? welcomeLines(stack.origins, await loadCast()) : vendorWelcome(stack.origins, vendor, data)
  for (const line of said) console.log(line)
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
