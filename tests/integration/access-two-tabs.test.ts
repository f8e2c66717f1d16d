import { beforeAll, describe, expect, it } from 'vitest'
import type { Access } from '~/auth/types'
import { createAccessDrafts } from '~/services/access/drafts.server'
import { createAccessGiving } from '~/services/access/giving.server'
import type { AccessFields, AccessFormStep } from '~/views/access/draft'
import { databaseKinds, newCase, useTestDatabase, type TestDatabase } from '../support/databases'
import { rightAt } from '../support/rights'

const now = new Date('2026-11-19T14:00:00Z')
const [ullas, veras] = ['195510179814', '196403079822']
const empty: AccessFields = { kind: '', name: '', number: '', scopes: [], until: '', day: '', message: '' }

describe.each(databaseKinds)('one invitation in two tabs, database: %s', (kind) => {
  let test: TestDatabase
  useTestDatabase(kind, (opened) => {
    test = opened
  })
  let access: Access
  let drafts: ReturnType<typeof createAccessDrafts>
  let giving: ReturnType<typeof createAccessGiving>

  beforeAll(async () => {
    const { database } = test
    const { person, brukare } = await newCase(database)
    const right = rightAt('farsta', { role: 'brukare', scopes: new Set(['schedule:read', 'access:manage']) })
    const session = { sessionId: 's', authenticatedAt: now, previousSignInAt: null, isCoordinationNumber: false }
    access = {
      ...{ ...right, places: [right], scopesAnywhere: right.scopes, asOf: now, stale: false },
      viewer: { personId: person.id, name: person.name, ...session },
      brukare: { id: brukare.id, name: brukare.name, protectedIdentity: false },
    }
    drafts = createAccessDrafts({ database, pseudonymOf: (number) => `pseudonym of ${number}` })
    giving = createAccessGiving({
      ...{ database, drafts, joint: { ask: () => Promise.resolve(null) } },
      access: {
        invitation: () => Promise.resolve(null),
        pastInvitation: () => Promise.resolve(null),
        standing: () => Promise.resolve({ resting: new Set<string>(), ends: new Map<string, string>() }),
      },
    })
  })

  const save = (id: string, version: number, step: AccessFormStep, fields: Partial<AccessFields>) =>
    drafts.save(access, id, step, { fields: { ...empty, ...fields }, version, passed: true, now })

  /** What the draft is now: what the check page shows, and its version. */
  async function shown(id: string) {
    const found = await drafts.find(access, id)
    if (found?.state !== 'open') throw new Error('the draft is not open')
    return found
  }

  /** A draft that is ready to be sent, to Ulla. */
  async function ready(): Promise<string> {
    const id = await drafts.begin(access)
    const steps: [AccessFormStep, Partial<AccessFields>][] = [
      ['roll', { kind: 'anhorig' }],
      ['vem', { name: 'Ulla', number: ullas }],
      ['vad', { scopes: ['schedule:read'] }],
      ['tid', { until: 'further' }],
      ['meddelande', {}],
    ]
    for (const [step, fields] of steps) await save(id, (await shown(id)).version, step, fields)
    return id
  }

  it('saves nothing of a step whose draft has changed since its page was drawn', async () => {
    const id = await ready()
    const { version } = await shown(id)
    await save(id, version, 'vem', { name: 'Vera', number: veras })
    const late = await save(id, version, 'vem', { name: 'Ulla Berg', number: ullas })
    expect(late).toEqual({ state: 'conflict' })
    expect((await shown(id)).values).toMatchObject({ name: 'Vera', number: veras })
  })

  it('keeps no number for another name: they are of one person', async () => {
    const id = await ready()
    const saved = await save(id, (await shown(id)).version, 'vem', { name: 'Vera' })
    expect(saved).toMatchObject({
      state: 'saved',
      values: { name: 'Vera', number: '' },
      faults: [{ field: 'number', fault: 'numberAgain' }],
    })
    const again = await save(id, (await shown(id)).version, 'vem', { name: 'Vera', number: veras })
    expect(again).toMatchObject({ values: { number: veras }, faults: [] })
    // The same name as before needs no number again.
    expect(await save(id, (await shown(id)).version, 'vem', { name: 'Vera' })).toMatchObject({
      ...{ values: { number: veras }, faults: [] },
    })
  })

  it('sends nothing that is not as it was checked, also when it is changed just as it is sent', async () => {
    const id = await ready()
    const { version } = await shown(id)
    await save(id, version, 'vem', { name: 'Vera', number: veras })
    const moment = { now, requestId: 'r' }
    expect(await giving.send(access, moment, { draftId: id, version })).toEqual({ state: 'changed' })

    const before = await shown(id)
    const racing = createAccessGiving({
      ...{ database: test.database, joint: { ask: () => Promise.resolve(null) } },
      access: {
        invitation: () => Promise.resolve(null),
        pastInvitation: () => Promise.resolve(null),
        standing: () => Promise.resolve({ resting: new Set<string>(), ends: new Map<string, string>() }),
      },
      drafts: {
        find: () => Promise.resolve(before),
        // The other tab saves after the draft was read and before it is sent.
        numberFault: async () => {
          await save(id, before.version, 'meddelande', { message: 'Hej Vera!' })
          return null
        },
      },
    })
    expect(await racing.send(access, moment, { draftId: id, version: before.version })).toEqual({ state: 'changed' })
    expect(await test.database.representations.listForBrukare(access.brukare.id)).toEqual([])

    const { version: last } = await shown(id)
    expect(await giving.send(access, moment, { draftId: id, version: last })).toMatchObject({ state: 'sent' })
    const given = await test.database.representations.listForBrukare(access.brukare.id)
    expect(given).toMatchObject([{ holderName: 'Vera', message: 'Hej Vera!' }])
  })

  it('gives again what has run out, and not what has not', async () => {
    const today = test.time.now
    const id = await ready()
    const { version } = await shown(id)
    await save(id, version, 'tid', { until: 'day', day: '2026-11-20' })
    const moment = { now, requestId: 'r' }
    expect(await giving.send(access, moment, { draftId: id, version: version + 1 })).toMatchObject({ state: 'sent' })
    expect(await drafts.numberFault(access, ullas)).toBe('numberHas')
    test.time.now = new Date('2026-11-20T22:59:00Z')
    expect(await drafts.numberFault(access, ullas)).toBe('numberHas')
    test.time.now = new Date('2026-11-20T23:01:00Z')
    expect(await drafts.numberFault(access, ullas)).toBeNull()
    test.time.now = today
  })
})
