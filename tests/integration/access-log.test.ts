import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Access } from '~/auth/types'
import type { AccessEntry, Brukare, Database, Person } from '~/database/types'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import { createAccessLogCsv } from '~/services/access-log/csv.server'
import { createAccessLogListService, type LogFilter } from '~/services/access-log/list.server'
import { databaseKinds, openTestDatabase, type TestDatabase } from '../support/databases'
import { rightAt } from '../support/rights'

describe.each(databaseKinds)('the access log of a brukare, on the %s database', (kind) => {
  let test: TestDatabase
  let database: Database
  let pia: Person
  let greta: Person
  let brukare: Brukare
  let access: Access
  const scene = {
    ...{ t: textsFor('sv'), f: formatsFor('sv') },
    ...{ now: new Date('2026-11-19T14:00:00Z'), requestId: 'r' },
  }
  const all = { show: null, personId: null, before: null }
  const note = (more: Partial<AccessEntry>) =>
    database.accessLog.append({
      ...{ personId: greta.id, brukareId: brukare.id, role: 'godMan', basis: 'x', action: 'schedule.read' },
      ...{ resourceType: 'schedule', resourceId: null, outcome: 'allowed', requestId: 'r' },
      ...more,
    })

  beforeAll(async () => {
    test = await openTestDatabase(kind)
    database = test.database
    pia = await database.persons.findOrCreate({ number: '198311059847', name: 'Pia', isCoordinationNumber: false })
    greta = await database.persons.findOrCreate({ number: '196403079822', name: '=Greta', isCoordinationNumber: false })
    const reference = { id: 'b1', name: 'Pia', pseudonym: 'p'.repeat(43), protectedIdentity: false }
    brukare = await database.brukare.upsert('farsta', reference)
    const grant = { kind: 'anhorig', personId: greta.id, brukareId: brukare.id, scopes: ['schedule:read'] } as const
    const { id } = await database.representations.give({
      ...{ ...grant, scopes: [...grant.scopes], givenBy: pia.id },
      ...{ validFrom: '2026-11-18', validTo: '2026-11-19', givenAs: 'brukare', invitedName: 'Greta', message: null },
      reach: [{ providerId: 'farsta', scopes: [...grant.scopes] }],
    })
    const sessionRow = { brukareId: null, role: null, basis: null, action: 'session.start', resourceType: 'session' }
    test.time.now = new Date('2026-11-17T22:59:00Z') // 17 November, before she had access
    await note({ ...sessionRow, resourceId: 'early' })
    test.time.now = new Date('2026-11-17T23:00:00Z') // 18 November in Stockholm
    await note({ ...sessionRow, resourceId: 'first' })
    await note({ basis: id, resourceId: '2026-W47' })
    await note({ action: 'comment.submit', resourceType: 'comment' })
    await note({ outcome: 'denied', action: 'refused.reports:read', role: null, basis: null })
    test.time.now = new Date('2026-11-19T23:00:01Z') // 20 November, after
    await note({ ...sessionRow, resourceId: 'late' })
    access = {
      viewer: {
        ...{ personId: pia.id, name: 'Pia', sessionId: 's', authenticatedAt: scene.now },
        ...{ previousSignInAt: null, isCoordinationNumber: false },
      },
      brukare: { id: brukare.id, name: 'Pia', protectedIdentity: false },
      places: [rightAt('farsta', { scopes: new Set(['access:manage']) })],
      scopesAnywhere: new Set(['access:manage']),
      ...{ role: 'brukare', scopes: new Set(['access:manage']), validTo: null, representationIds: [] },
      ...{
        joint: false,
        jointScopes: new Set(),
        jointWith: [],
        conflictOfInterest: 'none',
        ownStaffIds: [],
        assignments: [],
      },
      ...{ verifiedAt: null, asOf: scene.now, stale: false },
    }
  })
  afterAll(() => test.close())

  const list = () => createAccessLogListService({ database, provider: { providers: [] } })
  const whats = async (filter: Partial<LogFilter>) => {
    const view = await list().page(access, scene, { ...all, ...filter })
    return view.days.flatMap(({ items }) => items.map(({ what }) => what))
  }

  it('has what was seen, done and refused, and sign-ins of the time when there was access', async () => {
    expect(await whats({})).toEqual([
      'Ville se tidrapporterna.',
      'Skickade en kommentar.',
      'Såg schemat.',
      'Loggade in.',
    ])
    expect(await whats({ show: 'seen' })).toEqual(['Såg schemat.'])
    expect(await whats({ show: 'done' })).toEqual(['Skickade en kommentar.'])
    expect(await whats({ show: 'refused' })).toEqual(['Ville se tidrapporterna.'])
    expect(await whats({ show: 'signIn' })).toEqual(['Loggade in.'])
    expect(await whats({ personId: pia.id })).toEqual([])
  })

  it('goes on from a row, and tells who was there last', async () => {
    const view = await list().page(access, scene, all)
    expect(view.lastOther?.name).toBe('=Greta')
    const [newest] = view.days.flatMap(({ items }) => items)
    expect(await whats({ before: newest!.seq })).toEqual(['Skickade en kommentar.', 'Såg schemat.', 'Loggade in.'])
  })

  it('is a file that a spreadsheet opens, and in which no cell is a formula', async () => {
    const csv = (await buffer(createAccessLogCsv(list())(access, scene, all))).toString('utf8')
    const lines = csv.split('\r\n')
    expect(csv.startsWith('\uFEFFNummer;Tid i Sverige;Tid (ISO 8601, UTC);Vem;')).toBe(true)
    expect(lines).toHaveLength(6)
    expect(lines[3]).toContain(
      `;onsdag 18 november 2026 klockan 0;2026-11-17T23:00:00.000Z;'=Greta;god man. med samtycke från 18 november 2026;Såg schemat.;Gäller vecka 47 år 2026.;;Det gick.;schedule.read;`,
    )
  })

  it('has what others did, with what nobody signed in did; one’s own is chosen, and the file has both', async () => {
    const own = { personId: pia.id, role: 'brukare', basis: 'self', action: 'now.read', resourceType: 'now' } as const
    await note(own)
    await note(own)
    await note({ personId: null, role: null, basis: null, action: 'access.stop', resourceType: 'access' })
    expect((await whats({}))[0]).toBe('Tog bort någons tillgång genast.')
    expect(await whats({})).not.toContain('Såg sidan om vem som är på plats och vem som kommer.')
    const view = await list().page(access, scene, { ...all, personId: pia.id })
    // The same twice on a day stands once.
    expect(view.days.flatMap(({ items }) => items).map(({ times }) => times.length)).toEqual([2])
    expect([view.countOf?.(null, pia.id), view.countOf?.('seen', pia.id), view.countOf?.('done', pia.id)]).toEqual([
      2, 2, 0,
    ])
    expect(view.countOf?.(null, null)).toBe((await whats({})).length)
    expect(view.countOf?.('refused', null)).toBe(1)
    expect(view.countOf?.('signIn', null)).toBe(1)
    const csv = (await buffer(createAccessLogCsv(list())(access, scene, all))).toString('utf8')
    expect(csv.match(/now\.read/g)).toHaveLength(2)
  })

  it('has room for any number of representations', async () => {
    const basis = Array.from({ length: 100 }, (_, n) => `representation-${n}`).join(',')
    const { seq } = await note({ basis, brukareId: null })
    expect(seq).toBeGreaterThan(0)
    expect(await database.accessLog.verify()).toMatchObject({ ok: true })
  })
})
