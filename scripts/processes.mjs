// The four real processes, as the demo and the tests start them: identity provider, provider, post office, portal.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { keysFileIn, postSecretIn, webhookSecretIn } from './key-file.mjs'
import { freePorts, root, runToEnd, startProcess, stopProcess, waitUntilItAnswers } from './programs.mjs'

const at = (port) => `http://localhost:${port}`

const tenants = [
  { id: 'farsta', name: 'Farsta Assistans' },
  { id: 'soder', name: 'Söders Hemtjänst' },
]

const withoutEmpty = (env) => Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined))

/** How the portal reaches people outside it: by the three services of the post office. */
function waysOut(ports, secret) {
  const post = at(ports.post)
  const from = 'insyn@insyn.example'
  return {
    SMTP: JSON.stringify({ host: '127.0.0.1', port: ports.smtp, tls: 'none', from }),
    SMS: JSON.stringify({ user: 'insyn', secret, from: 'Insyn', api: `${post}/a1` }),
    MESSAGING: JSON.stringify({
      ...{
        baseUrl: `${post}/messaging`,
        partyUrl: `${post}/messaging/party`,
        tokenEndpoint: `${post}/messaging/token`,
      },
      ...{ clientId: 'insyn', clientSecret: secret, municipalityId: '2281', organizationNumber: '2120002411' },
      channels: ['digitalPost'],
    }),
  }
}

/** The environment of the four processes; see docs/operations.md for what the portal's variables mean. */
export function stackEnvironment({ ports, data, clock, env = {}, providerTimeoutMs }) {
  const shared = withoutEmpty({
    ...process.env,
    INSYN_DATA: data,
    INSYN_FIXED_CLOCK: clock,
    PORTAL_ORIGIN: at(ports.portal),
    IDP_PORT: String(ports.idp),
    PROVIDER_PORT: String(ports.provider),
    POST_PORT: String(ports.post),
    POST_SMTP_PORT: String(ports.smtp),
    PORTAL_CALLS: ports.figures === undefined ? undefined : `http://127.0.0.1:${ports.figures}/calls`,
  })
  const provider = at(ports.provider)
  const webhookSecret = webhookSecretIn(data)
  const postSecret = postSecretIn(data)
  return {
    // The sandbox refuses to run as production.
    sandbox: {
      ...{ ...shared, NODE_ENV: 'development', PORTAL_WEBHOOK_SECRET: webhookSecret, POST_SECRET: postSecret },
      ...env,
    },
    portal: {
      ...shared,
      NODE_ENV: 'production',
      // No balancer stands in front that has to be told.
      STOP_WAIT_SECONDS: '0',
      ...(ports.figures === undefined ? {} : { METRICS_PORT: String(ports.figures), PROVIDER_CALLS: '50' }),
      PORT: String(ports.portal),
      PUBLIC_ORIGIN: at(ports.portal),
      // Without a server, the demo's own database is in its folder.
      INSYN_EMBEDDED_DATABASE_THAT_CAN_LOSE_EVERYTHING: 'yes',
      INSYN_KEYS_FILE: keysFileIn(data),
      // A page that waits long for one provider has that time.
      ...(providerTimeoutMs === undefined ? {} : { PAGE_BUDGET_MS: String(4 * providerTimeoutMs) }),
      ...waysOut(ports, postSecret),
      BROKERS: JSON.stringify([
        { id: 'bankid', name: 'Test-BankID', preset: 'sandbox', issuer: at(ports.idp), clientId: 'insyn' },
        { id: 'freja', name: 'Test-Freja', preset: 'sandbox', issuer: `${at(ports.idp)}/freja`, clientId: 'insyn' },
      ]),
      PROVIDERS: JSON.stringify(
        tenants.map(({ id, name }) => ({
          id,
          name,
          baseUrl: `${provider}/${id}`,
          clientId: 'insyn-portal',
          tokenEndpoint: `${provider}/${id}/oauth/token`,
          stalenessHours: 24,
          timeoutMs: providerTimeoutMs,
          webhookSecret,
        })),
      ),
      ...env,
    },
  }
}

/**
 * Starts the identity provider, the provider, the post office and the portal of the build, and waits until each answers.
 * @param options.ports `{ portal, provider, idp, post, smtp }`; see `freeStackPorts`; with `figures`, the portal's figures and its last calls are there
 * @param options.data folder of databases and keys; what is done in the portal stays there
 * @param options.env more environment for all four
 * @param options.clock RFC 3339 instant at which their clocks start; without it the time of the machine
 * @param options.providerTimeoutMs how long the portal waits for an answer of the provider; without it the portal's own
 * @param options.isSeeded the portal's database already has what the test persons have allowed each other
 * @param options.hasProvider false: the provider is somebody else's, by PROVIDERS in `env`, and none is started
 * @param options.onLine gets each line they write, and the name of the process
 * @returns origins, and functions that stop all, stop one (also hard), start one again, and start all again at another instant
 * @throws Error with the last lines of the process that did not start; the others are stopped then
 */
export async function startStack(options) {
  const { ports, data, env, clock, onLine, providerTimeoutMs, isSeeded = false, hasProvider = true } = options
  const environmentAt = (instant) => stackEnvironment({ ports, data, clock: instant, env, providerTimeoutMs })
  const environment = environmentAt(clock)
  const plans = {
    idp: { file: 'idp.js', env: environment.sandbox, ready: `${at(ports.idp)}/` },
    provider: { file: 'provider.js', env: environment.sandbox, ready: `${at(ports.provider)}/` },
    post: { file: 'post.js', env: environment.sandbox, ready: `${at(ports.post)}/livez` },
    portal: { file: 'portal.js', env: environment.portal, ready: `${at(ports.portal)}/readyz` },
  }
  const around = ['idp', ...(hasProvider ? ['provider'] : []), 'post']
  const processes = {}

  const start = async (name) => {
    const plan = plans[name]
    const args = ['--enable-source-maps', join(root, 'build', plan.file)]
    processes[name] = startProcess({ name, command: process.execPath, args, env: plan.env, onLine })
    await waitUntilItAnswers(plan.ready, processes[name])
  }
  const stop = async () => {
    // The portal first: it finishes what it is sending before the others go.
    if (processes.portal) await stopProcess(processes.portal)
    await Promise.all(Object.values(processes).map((started) => stopProcess(started)))
  }

  try {
    await Promise.all(around.map(start))
    if (!isSeeded) await seed(environment.portal, onLine)
    await start('portal')
  } catch (error) {
    await stop()
    throw error
  }
  return {
    origins: { portal: at(ports.portal), provider: at(ports.provider), idp: at(ports.idp), post: at(ports.post) },
    data,
    processes,
    stop,
    stopOne: (name) => stopProcess(processes[name]),
    killOne: async (name) => {
      processes[name].child.kill('SIGKILL')
      await processes[name].ended
    },
    startOne: start,
    restartAt: async (instant, beforePortal = async () => {}) => {
      await stop()
      const { sandbox, portal } = environmentAt(instant)
      Object.assign(plans.idp, { env: sandbox })
      Object.assign(plans.provider, { env: sandbox })
      Object.assign(plans.post, { env: sandbox })
      Object.assign(plans.portal, { env: portal })
      await Promise.all(around.map(start))
      await beforePortal()
      await start('portal')
    },
  }
}

/**
 * Puts what the test persons have allowed each other into the portal's database, once.
 * @param env the portal's environment
 */
export async function seed(env, onLine) {
  const file = join(root, 'build/seed.js')
  if (!existsSync(file)) return
  const { code, lines } = await runToEnd({ name: 'seed', command: process.execPath, args: [file], env, onLine })
  if (code !== 0) throw new Error(`The seed failed.\n${lines.slice(-40).join('\n')}`)
}

/** Free ports for all that a stack listens on. */
export async function freeStackPorts() {
  const [portal, provider, idp, post, smtp] = await freePorts(5)
  return { portal, provider, idp, post, smtp }
}

export { freePorts, stopEverything, stopOnSignals } from './programs.mjs'
