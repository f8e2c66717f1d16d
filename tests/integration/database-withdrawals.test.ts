import { describe, expect, it } from 'vitest'
import type { Database } from '~/database/types'
import { databaseKinds, drainOutbox, lodge, syncOf, useTestDatabase, type TestDatabase } from '../support/databases'

const unavailable = { delayMs: 0, errorCode: 'timeout', fault: 'unavailable' } as const

describe.each(databaseKinds)('an objection that is withdrawn before it is confirmed, on the %s database', (kind) => {
  let test: TestDatabase
  let database: Database
  useTestDatabase(kind, (opened) => {
    test = opened
    database = opened.database
  })

  const claim = () => database.outbox.claim('w', 60_000, 10)
  const lodged = async () => {
    const one = await lodge(database)
    const withdrawal = { ...one.key, name: 'Pia Lindgren', text: 'Det löste sig.', doer: one.doer }
    return { ...one, withdraw: (by: Database = database) => by.objections.withdraw(withdrawal) }
  }

  it('is sent to nobody when no try had begun, and nobody is told, however often it is withdrawn', async () => {
    const { withdraw, read } = await lodged()
    await Promise.all([1, 2, 3].map(() => withdraw()))
    expect(await claim()).toEqual([])
    expect(await database.outbox.pendingCount()).toBe(0)
    expect(await read()).toMatchObject({ state: 'withdrawn', providerObjectionId: null })
    expect((await read()).events.map(({ state }) => state)).toEqual(['queued', 'withdrawn'])
  })

  it('is not sent again when it has been tried: whether it arrived is asked by its number', async () => {
    const { withdraw, objection, doer } = await lodged()
    const [tried] = await claim()
    await database.outbox.retryLater(tried!.id, 'w', unavailable)
    await withdraw()
    expect(await claim()).toMatchObject([
      {
        ...{ topic: 'withdrawal', objectionId: objection.id, providerObjectionId: null },
        ...{ reference: objection.reference, actor: { personId: doer.personId, role: 'brukare' } },
        body: { text: 'Det löste sig.', name: 'Pia Lindgren' },
      },
    ])
  })

  it('is not asked about while somebody is still sending it, and a receipt that comes then settles nothing', async () => {
    const { withdraw, objection } = await lodged()
    const [sending] = await claim()
    await withdraw()
    expect(await claim()).toEqual([])
    const waits = `"objectionId" = $1 AND "topic" = 'withdrawal' AND "nextAttemptAt" > clock_timestamp() + interval '30 s'`
    expect(await test.sql(`SELECT 1 AS one FROM "Outbox" WHERE ${waits}`, [objection.id])).toEqual([{ one: 1 }])
    expect(await database.outbox.delivered(sending!.id)).toBe(false)
    expect(await database.outbox.retryLater(sending!.id, 'w', unavailable)).toBe(false)
    await test.sql(`UPDATE "Outbox" SET "nextAttemptAt" = now() WHERE ${waits}`, [objection.id])
    expect(await claim()).toMatchObject([{ topic: 'withdrawal', objectionId: objection.id }])
  })

  it('is taken back at the provider when it turns out to have arrived after all, once, and stays withdrawn', async () => {
    const { withdraw, read, objection, doer } = await lodged()
    const [tried] = await claim()
    await database.outbox.retryLater(tried!.id, 'w', unavailable)
    await withdraw()
    // The provider's list did not have it.
    expect(await drainOutbox(database)).toEqual(['withdrawal'])
    const says = syncOf(database, await read())
    await Promise.all([1, 2, 3].map(() => says()))
    expect((await read()).state).toBe('withdrawn')
    const theirs = `prov-${objection.id}`
    expect(await claim()).toMatchObject([
      { topic: 'withdrawal', providerObjectionId: theirs, actor: { personId: doer.personId, role: 'brukare' } },
    ])
    expect(await database.outbox.listUndelivered([objection.brukareId])).toHaveLength(1)
    expect(await claim()).toEqual([])
    const answer = { outcome: 'accepted', motivation: 'Ja.', by: 'Malin Ek', at: '2026-11-20T09:00:00+01:00' } as const
    // From then on the provider's word stands: it was answered before the withdrawal came.
    await test.sql(
      'UPDATE "Outbox" SET "refusedAt" = now() WHERE "objectionId" = $1 AND "deliveredAt" IS NULL AND "refusedAt" IS NULL',
      [objection.id],
    )
    await says({ state: 'accepted', answers: [answer] })
    expect((await read()).state).toBe('accepted')
  })

  it('is one or the other when it is claimed at the same instant: recalled untried, or asked about', async () => {
    const other = kind === 'server' ? await test.another() : database
    for (let round = 0; round < 8; round++) {
      const { withdraw, objection } = await lodged()
      const [claimed] = await Promise.all([database.outbox.claim('w', 60_000, 10), withdraw(other)])
      const rows = await test.sql(
        'SELECT "topic"::text AS topic, "refusedAt" IS NULL AS waits FROM "Outbox" WHERE "objectionId" = $1 ORDER BY "id"',
        [objection.id],
      )
      const untried = [{ topic: 'objection', waits: false }]
      expect(rows).toEqual(claimed.length === 0 ? untried : [...untried, { topic: 'withdrawal', waits: true }])
    }
  })
})
