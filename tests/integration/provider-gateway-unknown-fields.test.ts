import { afterAll, beforeAll, expect, it } from 'vitest'
import { document } from '../../provider-api/generated/document'
import { knownFields } from '../../provider-api/known-fields'
import { isSchemaName } from '../../provider-api/validate'
import { brukare, gatewayTo, json, shift, startScriptedProvider } from './scripted-provider'

/** A provider that sends more than the contract has: nothing of it may be kept, and so nothing can be shown. */

const canary = 'KANARIEORD'
const lies = {
  personalIdentityNumber: `19830311-${canary}`,
  realName: `${canary} Namn`,
  address: `${canary}gatan 1`,
  phone: `08-${canary}`,
  doorCode: canary,
  coordinates: { latitude: 59.2, note: canary },
  absenceReason: `${canary}: sjuk`,
  otherBrukare: [{ id: canary, name: canary }],
}
const person = { personId: 'person-a', role: 'brukare', requestId: 'r' } as const
const place = { providerId: 'farsta', brukareId: 'bru-1' }
const days = { from: '2026-11-16', to: '2026-11-22' }
const staff = { id: 'st-1', displayName: 'Kim A.', role: 'assistant' }
const minutes = { active: 0, waiting: 0, standby: 0 }
const summary = {
  ...{ id: 'rep-1', month: '2026-11', staff: { ...staff, ...lies }, state: 'open', ...lies },
  sums: { planned: { ...minutes, ...lies }, reported: minutes, faststalld: minutes },
  ...{ rowCount: 1, deviationCount: 0, openObjectionCount: 0 },
}
const rule = { startToleranceMinutes: 1, endToleranceMinutes: 1, totalMode: 'sum', totalToleranceMinutes: 1, ...lies }
const at = '2026-11-19T07:00:00+01:00'
const row = {
  ...{ id: 'row-1', kind: 'active', objectionIds: [], comments: [], ...lies },
  activities: [{ name: 'Frukost', planned: true, done: null, ...lies }],
  reportedStart: { at, method: 'app', registeredAt: at, ...lies },
  classification: { result: 'unplanned', brokenBounds: [], rule, ...lies },
}
const answers: Record<string, unknown> = {
  '/api/v1/brukare/bru-1': { ...brukare('Maja'), ...lies, care: [{ law: 'SFB', unit: 'Farsta', ...lies }] },
  '/api/v1/brukare/bru-1/shifts': {
    ...lies,
    items: [
      {
        ...{ ...shift('s1'), ...lies, staff: { ...staff, ...lies }, substituteFor: { ...staff, ...lies } },
        changes: [{ at, type: 'substitute', previousStaffName: 'Kim A.', ...lies }],
      },
    ],
  },
  '/api/v1/brukare/bru-1/time-reports': { items: [summary], ...lies },
  '/api/v1/time-reports/rep-1': {
    ...{ ...summary, brukareId: 'bru-1', rows: [row], faststallanden: [], comments: [], objectionIds: [] },
  },
  '/api/v1/persons/search': { representations: [], ...lies },
}

let provider: Awaited<ReturnType<typeof startScriptedProvider>>

beforeAll(async () => {
  provider = await startScriptedProvider()
  provider.plays(({ url }, response) => json(response, answers[url.split('?')[0] ?? ''] ?? {}, 200, { etag: '"1"' }))
})
afterAll(() => provider.down())

it('gives on and keeps nothing that the contract does not have', async () => {
  const { gateway, kept } = gatewayTo(provider.origin)
  const given = await Promise.all([
    gateway.getBrukare(place, person),
    gateway.listShifts(place, person, days),
    gateway.listTimeReports(place, person, '2026-11'),
    gateway.getTimeReport(place, person, 'rep-1'),
    gateway.searchPersons('farsta', person, '198311059847'),
  ])
  await gateway.close()
  expect(given.map(({ state }) => state)).toEqual(Array(5).fill('fresh'))
  expect(JSON.stringify(given)).not.toContain(canary)
  expect(JSON.stringify([...kept.rows])).not.toContain(canary)
  expect(kept.rows.size).toBe(4)
  // What the contract has is all there.
  expect(given[1]).toMatchObject({ data: [{ id: 's1', staff, substituteFor: staff, changes: [{ at }] }] })
  expect(given[3]).toMatchObject({ data: { rows: [{ id: 'row-1', reportedStart: { at, method: 'app' } }] } })
})

it('does not give what was kept with more in it by an earlier version', async () => {
  const { gateway, kept, time } = gatewayTo(provider.origin)
  const answer = JSON.stringify(answers['/api/v1/brukare/bru-1'])
  const key = { personId: 'person-a', providerId: 'farsta', resource: 'brukare /v1/brukare/bru-1' }
  await kept.save(key, { answer, etag: '"1"', fetchedAt: time.now })
  provider.plays((_, response) => response.destroy())
  const given = await gateway.getBrukare(place, person)
  await gateway.close()
  expect(given).toMatchObject({ state: 'kept', data: { name: 'Maja' } })
  expect(JSON.stringify(given)).not.toContain(canary)
})

it('knows every field of every schema, also those that are put together of others', () => {
  const names = Object.keys(document.components.schemas).filter(isSchemaName)
  expect(knownFields('TimeReport', { id: 1, rows: [{ id: 2, x: 3 }], x: 4 })).toEqual({ id: 1, rows: [{ id: 2 }] })
  expect(knownFields('HeldRepresentation', { id: 1, holderName: 2, number: 3 })).toEqual({ id: 1, holderName: 2 })
  for (const name of names) expect([name, knownFields(name, { [canary]: 1 })]).toEqual([name, {}])
})
