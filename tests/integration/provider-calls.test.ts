import { afterAll, beforeAll, expect, it } from 'vitest'
import { freePorts } from '../../scripts/programs.mjs'
import { createHttpClient, signInOverHttp } from '../support/http-client'
import { subjectsOf } from '../support/objection-flow'
import { settled } from '../support/settled'
import { startWatchedStack, type WatchedStack } from '../support/watched-stack'

/** The page for vendors: what the portal asked, what came, and what the person saw. */

let stack: WatchedStack
beforeAll(async () => {
  const [port = 0] = await freePorts(1)
  const calls = { METRICS_PORT: String(port), PROVIDER_CALLS: '50', PORTAL_CALLS: `http://127.0.0.1:${port}/calls` }
  stack = await startWatchedStack('provider-calls', { patientMs: 3_000, env: calls })
}, 600_000)
afterAll(() => stack.stop())

const page = async (query = '') => (await createHttpClient(stack.origins.post).get(`/anrop${query}`)).text

it('tells of a call that went well, of one that was wrong by its field, and of one that got no answer', async () => {
  const pia = await signInOverHttp(stack.origins, 'pia')
  const base = (await subjectsOf(pia)).get('') ?? ''
  const week = `${base}/schema/vecka/2026-W47`
  await pia.get(week)
  expect(await page()).toMatch(/listShifts[^]*Svar 200\. Skickat en gång[^]*Personen såg: Svaret\./)

  await stack.order({ tenant: 'farsta', kind: 'wrongSchema', pathPattern: '/shifts' })
  const wrong = await settled(async () => {
    await pia.get(week)
    const text = await page('?visa=fel&anordnare=farsta')
    return text.includes('Fel (contract)') ? text : null
  })
  expect(wrong).toMatch(/listShifts[^]*Svar 200[^]*Fel \(contract\): <code>schema: [^<]*\/items/)
  expect(wrong).toContain('Personen såg: Det som kom förra gången')
  expect(wrong).not.toMatch(/Svar 200[^]{0,400}Personen såg: Svaret\./)

  await stack.order({ tenant: 'farsta', kind: 'none' })
  await stack.order({ tenant: 'farsta', kind: 'timeout', ms: 60_000, pathPattern: '/shifts' })
  const hung = await settled(async () => {
    await pia.get(`${base}/schema/vecka/2026-W40`)
    const text = await page('?visa=fel&anordnare=farsta')
    return text.includes('Fel (unavailable)') ? text : null
  })
  // Given up by its time, and said so.
  expect(hung).toMatch(/Inget svar[^]*Fel \(unavailable\): <code>timeout<\/code>/)
  await stack.order({ tenant: 'farsta', kind: 'none' })
  // Nobody's name or number, and the page stands when the portal does not tell.
  expect(await page()).not.toMatch(/Lindgren|19831105/)
  await stack.stopOne('portal')
  expect(await page()).toContain('Portalen svarar inte')
  await stack.startOne('portal')
})
