import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freePorts, startProcess, stopProcess, type StartedProcess } from '../../scripts/programs.mjs'
import { buildIfChanged } from '../../scripts/fresh-build.mjs'
import { createHttpClient } from '../support/http-client'
import { persons, startCheckedProvider, type CheckedProvider } from '../support/checked-provider'
import { testInstant } from '../support/template-making'

/** `npm run demo -- --provider …`, with a provider that the demo has not started, as a vendor has one. */

let vendor: CheckedProvider
let demo: StartedProcess
let folder: string
const said: string[] = []
let origins: { portal: string; idp: string; post: string }

beforeAll(async () => {
  await buildIfChanged()
  vendor = await startCheckedProvider()
  folder = await mkdtemp(join(tmpdir(), 'insyn-demo-'))
  const file = join(folder, 'persons.json')
  const [pia = '', greta = ''] = persons
  await writeFile(file, JSON.stringify({ persons: [pia, { number: greta, name: 'Greta M.' }] }))
  const [portal = 0, idp = 0, post = 0, smtp = 0, figures = 0] = await freePorts(5)
  const at = (port: number) => `http://localhost:${port}`
  origins = { portal: at(portal), idp: at(idp), post: at(post) }
  const args = ['--provider', `${vendor.origin}/farsta`, '--persons', file, '--key', join(vendor.keyFolder, 'key.json')]
  demo = startProcess({
    ...{ name: 'demo', command: process.execPath, onLine: (line: string) => void said.push(line) },
    args: ['scripts/demo.mjs', ...args, '--name', 'Leverantörens Assistans'],
    env: {
      ...{ ...process.env, INSYN_DATA: join(folder, 'data'), INSYN_FIXED_CLOCK: testInstant },
      ...{ PORT: `${portal}`, IDP_PORT: `${idp}`, POST_PORT: `${post}`, POST_SMTP_PORT: `${smtp}` },
      METRICS_PORT: `${figures}`,
    },
  })
  for (let tries = 0; tries < 600 && !said.some((line) => line.includes('Insyn is up')); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}, 180_000)

afterAll(async () => {
  await stopProcess(demo)
  await vendor.close()
  await rm(folder, { recursive: true, force: true })
})

it('signs in a person of the vendor, and shows what the vendor has', async () => {
  expect(said.join('\n')).toContain('Insyn is up')
  const client = createHttpClient(origins.portal)
  const page = await client.post('/logga-in', { till: '/valj' }, { follow: true })
  expect(page.url.startsWith(origins.idp)).toBe(true)
  // Invented numbers are shown, so that one knows whom to choose; the sandbox's own persons are not there.
  expect(page.text).toContain('19831105-9847')
  expect(page.text).toContain('Greta M.')
  expect(page.text).not.toContain('Karl Öberg')
  const back = await client.post(page.url, { person: 'person-1' })
  const end = await client.get(back.location ?? '', { follow: true })
  expect([end.status, new URL(end.url).pathname.startsWith('/b/')]).toEqual([200, true])
  expect(end.text).toContain('Leverantörens Assistans')
  const calls = await createHttpClient(origins.post).get('/anrop')
  expect(calls.text).toMatch(/listShifts[^]*GET \/v1\/brukare\/[^]*Personen såg: Svaret\./)
})

it('says where everything is, and no secret', () => {
  const text = said.join('\n')
  expect(text).toContain(`${vendor.origin}/farsta`)
  expect(text).toContain(`${origins.portal}/webhooks/anordnaren`)
  expect(text).not.toMatch(/whsec_|"d":/)
})
