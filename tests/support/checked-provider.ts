import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportJWK, generateKeyPair } from 'jose'
import { startClock } from '../../app/platform/clock'
import { check } from '../../provider-check/check'
import type { Options } from '../../provider-check/options'
import type { KeptWrites } from '../../provider-check/write/keys'
import { brukare, others } from '../../sandbox/data/cast'
import { startProvider, type RunningProvider } from '../../sandbox/provider/http/start'
import { openProvider } from '../../sandbox/provider/store/open'
import { freePorts } from '../../scripts/programs.mjs'
import { startSpoilingProxy } from './spoiling-proxy'
import { testInstant } from './template-making'
import { copyTemplate } from './templates'

/** Pia, who is a brukare at Farsta, and Greta, who is god man of others there. */
export const persons = ['pia', 'greta'].map(
  (key) => [...brukare, ...others].find((one) => one.key === key)?.number ?? '',
)

const clientId = 'insyn-portal'

/** The sandbox provider behind a proxy that can spoil it, and the check of it, as a vendor runs it. */
export async function startCheckedProvider() {
  const keys = await generateKeyPair('ES256', { extractable: true })
  const key = { ...(await exportJWK(keys.privateKey)), kid: 'test-1', kty: 'EC' as const, crv: 'P-256' as const }
  const { d: _, ...open } = key
  const keyFolder = await mkdtemp(join(tmpdir(), 'insyn-check-'))
  const jwks = join(keyFolder, 'jwks.json')
  await writeFile(jwks, JSON.stringify({ keys: [open] }))
  await writeFile(join(keyFolder, 'key.json'), JSON.stringify(key))

  const folder = await copyTemplate('provider')
  const proxy = await startSpoilingProxy()
  const [port = 0] = await freePorts(1)
  proxy.leadsTo(`http://localhost:${port}`)
  const clock = startClock(testInstant)
  const start = (): Promise<RunningProvider> =>
    startProvider(
      {
        ...{ port, origin: proxy.origin, database: { folder }, keyFile: join(folder, 'signing-key.json') },
        ...{ portalOrigin: 'http://localhost:1', clientId, portalKeys: { file: jwks }, webhookSecret: null, clock },
        ...{ huvudman: 0, freshnessSeconds: 0, logLevel: 'silent', production: false },
      },
      {
        open: (photoBase) => openProvider({ folder, clock, photoBase }),
        wipe: () => Promise.resolve(),
      },
    )
  let running = await start()

  const { x = '', y = '', d = '' } = key
  const optionsFor = (tenant: string, more: Partial<Options>): Options => ({
    baseUrl: `${proxy.origin}/${tenant}`,
    tokenEndpoint: `${proxy.origin}/${tenant}/oauth/token`,
    ...{
      clientId,
      key: { ...key, x, y, d },
      persons,
      unknownNumber: '191212121212',
      months: ['2026-11'],
      now: clock(),
    },
    ...{ mostBrukare: 2, patienceMs: 5_000, reports: [], write: null, stateFile: null, afterRestart: false },
    ...more,
  })

  return {
    keyFolder,
    origin: proxy.origin,
    spoils: proxy.spoils,
    optionsFor,
    /** Checks a tenant. `restart`: what a pass before wrote, to send again. */
    check: (tenant: string, more: Partial<Options> = {}, restart: KeptWrites | null = null) =>
      check(optionsFor(tenant, more), restart),
    contractBreaks: () => running.contractBreaks,
    restart: async () => {
      await running.close()
      running = await start()
    },
    close: async () => {
      await proxy.close()
      await running.close()
      for (const each of [folder, keyFolder]) await rm(each, { recursive: true, force: true })
    },
  }
}

export type CheckedProvider = Awaited<ReturnType<typeof startCheckedProvider>>

/** The id of Pia, whom the check is run about. */
export async function firstBrukare(provider: CheckedProvider): Promise<string> {
  let id = ''
  provider.spoils({
    answers: ({ path }, { body }) => {
      if (path === '/v1/persons/search') id ||= /"brukare":\{"id":"([^"]+)"/.exec(body.toString())?.[1] ?? ''
      return null
    },
  })
  await provider.check('farsta', { mostBrukare: 1 })
  provider.spoils({})
  return id
}
