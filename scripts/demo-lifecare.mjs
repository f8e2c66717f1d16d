// The portal on a care provider's Lifecare: `npm run demo:lifecare`. A mock stands for Lifecare, and the adapter between. Ctrl-C ends all.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buildIfChanged } from './fresh-build.mjs'
import { webhookSecretIn } from './key-file.mjs'
import { root, startProcess, stopEverything, stopOnSignals, waitUntilItAnswers } from './programs.mjs'
import { installPackages } from './setup.mjs'

const data = resolve(root, process.env.INSYN_DATA ?? '.data/lifecare')
const ports = {
  portal: process.env.PORT ?? '3000',
  adapter: process.env.ADAPTER_PORT ?? '3004',
  mock: process.env.LIFECARE_MOCK_PORT ?? '3005',
}
const at = (port) => `http://localhost:${port}`
const daysBack = (days) => {
  const now = new Date(process.env.INSYN_FIXED_CLOCK ?? Date.now())
  return new Date(now.getTime() - days * 86_400_000).toISOString()
}

/** The example's word lists, with the days that the mock has. */
function writeTenant(file) {
  const example = JSON.parse(readFileSync(join(root, 'adapters/lifecare/tenant.example.json'), 'utf8'))
  const days = { pullFrom: daysBack(120), dataFrom: daysBack(70).slice(0, 10) }
  writeFileSync(file, JSON.stringify({ ...example, ...days }, null, 2))
}

/** The secret that ids are made with: kept, or everything would be new the next time. */
function idSecretIn(file) {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}

stopOnSignals(stopEverything, 0)
try {
  await installPackages()
  console.log('Building, unless nothing has changed …')
  await buildIfChanged()
  mkdirSync(data, { recursive: true })
  const [tenant, persons] = [join(data, 'tenant.json'), join(data, 'persons.json')]
  writeTenant(tenant)
  const onLine = (line, name) => console.log(`${name.padEnd(8)} | ${line}`)
  const started = (name, file, env) =>
    startProcess({
      ...{ name, command: process.execPath, args: ['--enable-source-maps', join(root, 'build', file)], onLine },
      env: { ...process.env, NODE_ENV: 'development', LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn', ...env },
    })
  const access = { LIFECARE_DOMAIN: 'sandbox', LIFECARE_KEY: 'sandbox-key' }
  const mock = started('lifecare', 'lifecare-mock.js', {
    ...{ ...access, LIFECARE_MOCK_PORT: ports.mock, LIFECARE_MOCK_PERSONS: persons },
  })
  await waitUntilItAnswers(`${at(ports.mock)}/livez`, mock)
  const adapter = started('adapter', 'lifecare.js', {
    ...{ ...access, LIFECARE_URL: `${at(ports.mock)}/WE.EC.Integration.Host`, LIFECARE_TENANT: tenant },
    ...{ LIFECARE_POLL_SECONDS: '10', LIFECARE_ID_SECRET: idSecretIn(join(data, 'id-secret.txt')) },
    ...{ ADAPTER_PORT: ports.adapter, ADAPTER_DATA: join(data, 'adapter') },
    PORTAL_JWKS_URL: `${at(ports.portal)}/auth/jwks.json`,
    ADAPTER_WEBHOOK_URL: `${at(ports.portal)}/webhooks/anordnaren`,
    ADAPTER_WEBHOOK_SECRET: webhookSecretIn(join(data, 'portal')),
  })
  await waitUntilItAnswers(`${at(ports.adapter)}/livez`, adapter)
  const { name } = JSON.parse(readFileSync(tenant, 'utf8'))
  const demo = startProcess({
    ...{ name: 'demo', command: process.execPath, onLine: (line) => console.log(line) },
    args: [
      join(root, 'scripts/demo.mjs'),
      ...['--provider', `${at(ports.adapter)}/api`, '--persons', persons, '--name', name],
    ],
    env: { ...process.env, INSYN_DATA: join(data, 'portal') },
  })
  const first = await Promise.race([mock, adapter, demo].map(async (one) => ({ one, ...(await one.ended) })))
  process.exitCode = first.code
  await stopEverything()
} catch (error) {
  console.error(error.message)
  await stopEverything()
  process.exitCode = 1
}
