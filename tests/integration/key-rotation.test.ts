import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { databaseOn, prepareKeys } from '~/database/database.server'
import { keyedTables } from '~/database/keys/sql.server'
import type { DatabaseKeys, KeyRing } from '~/database/types'
import { databaseKinds, newBrukareReference, newNumber, useTestDatabase, type TestDatabase } from '../support/databases'
import { canary, fillSealedColumns } from '../support/sealed-rows'
import { ownDataOf } from '../support/own-data'

/** The ring with one more key, which nothing uses yet. */
function withNewKey({ active, ring }: KeyRing): KeyRing {
  const id = `${active.slice(0, 1)}${Number(active.slice(1)) + 1}`
  return { active, ring: { ...ring, [id]: randomBytes(32) } }
}

/** The newest key is active, the one before on its way out. */
function withNewestActive({ active, ring }: KeyRing): KeyRing {
  return { active: Object.keys(ring).at(-1) ?? active, ring, retiring: [active] }
}

const only = ({ active, ring }: KeyRing): KeyRing => ({
  active,
  ring: Object.fromEntries(Object.entries(ring).filter(([id]) => id === active)),
})

const both = ({ encryption, index }: DatabaseKeys, change: (ring: KeyRing) => KeyRing): DatabaseKeys => ({
  encryption: change(encryption),
  index: change(index),
})

describe.each(databaseKinds)('a change of keys, on the %s database', (kind) => {
  let test: TestDatabase
  useTestDatabase(kind, (opened) => {
    test = opened
  })
  const clock = () => test.time.now
  const portal = (keys: DatabaseKeys) => databaseOn(test.connection, { keys, clock })

  /** Each step of docs/operations.md: the keys before, with the new ones there, with those active, without the old. */
  const steps = () => {
    const added = both(test.keys, withNewKey)
    const active = both(added, withNewestActive)
    return { added, active, after: both(active, only) }
  }

  const valuesOf = async () => {
    const columns = keyedTables.flatMap(({ name, sealed, indexed }) =>
      [...sealed, ...indexed].map((column) => ({ name, column })),
    )
    return Promise.all(
      columns.map(async ({ name, column }) => {
        const rows = await test.sql(`SELECT "${column}" AS value FROM "${name}" WHERE "${column}" IS NOT NULL`)
        return { name: `${name}.${column}`, values: rows.map(({ value }) => String(value)) }
      }),
    )
  }

  it('moves every value of every sealed column, after which nothing needs the old keys', async () => {
    const { added, active, after } = steps()
    const filled = await fillSealedColumns(portal(added), test.time.now)
    for (const { name, values } of await valuesOf()) expect(values.length, name).toBeGreaterThan(0)
    await prepareKeys(test.connection, { keys: active, clock })

    const rotating = portal(active)
    const report = await rotating.keys.reseal()
    expect(report).toMatchObject({ passed: 0, broken: [], twice: [] })
    expect(report.moved).toBeGreaterThan(20)
    expect(await rotating.keys.reseal()).toEqual({ moved: 0, passed: 0, broken: [], twice: [] })
    const needs = await rotating.keys.needs()
    expect(needs.map(({ ring, keyId }) => `${ring} ${keyId}`).sort()).toEqual(['encryption e2', 'index i2'])
    expect(needs.every(({ broken }) => broken === 0)).toBe(true)
    for (const { name, values } of await valuesOf()) {
      for (const value of values) expect(value, name).not.toMatch(/^(v1\.e1|i1)\./)
    }
    await rotating.keys.release('encryption', 'e1')
    await rotating.keys.release('index', 'i1')

    await prepareKeys(test.connection, { keys: after, clock })
    const now = portal(after)
    await now.ready()
    const facts = { number: filled.number, name: canary('person'), isCoordinationNumber: false }
    expect((await now.persons.findOrCreate(facts)).id).toBe(filled.asked.id)
    expect(await now.persons.numberOf(filled.asked.id)).toBe(filled.number)
    const brukare = await now.brukare.upsert('farsta', filled.reference)
    expect(brukare).toMatchObject({ name: canary('brukare'), birthDate: '2011-03-04' })
    expect(await test.sql(`SELECT 1 FROM "Brukare" WHERE "id" = $1`, [brukare.id])).toHaveLength(1)
    expect((await now.sessions.find(filled.token))?.person.name).toBe(canary('person'))
    expect(await now.sessions.idTokenOf(filled.sessionId)).toBe(canary('id token'))
    expect((await now.signIns.find(filled.signInToken))?.data).toEqual({ returnTo: canary('sign-in') })
    expect((await now.keptAnswers.find(filled.keptKey))?.answer).toBe(canary('kept'))
    const whose = { personId: filled.person.id, brukareIds: [filled.brukare.id] }
    const everything = JSON.stringify(await ownDataOf(now.ownData, whose))
    const words = ['draft', 'objection', 'message', 'actor', 'sender', 'reply', 'motivation', 'answerer', 'comment']
    for (const word of [
      ...words,
      'note',
      'asker',
      'wish',
      'asked',
      'asks',
      'withdrawer',
      'waits',
      'payload',
      'yes',
      'no',
      'why',
    ]) {
      expect(everything, word).toContain(canary(word))
    }
    const [godMan] = await now.representations.listForPerson(filled.asked.id)
    expect(godMan).toMatchObject({ verifiedBy: canary('verifier'), jointWith: [canary('other')] })
    const given = await now.representations.listForBrukare(filled.brukare.id)
    expect(given.map(({ holderName }) => holderName)).toContain(canary('invited'))
    Object.assign(test.keys, after)
  })

  it('makes no second account while one portal writes with the old key and another with the new', async () => {
    const { added, active, after } = steps()
    const portals = [portal(added), portal(active)]
    for (let nth = 0; nth < 10; nth++) {
      const facts = { number: newNumber(), name: 'Greta Malm', isCoordinationNumber: false }
      const reference = newBrukareReference()
      const found = await Promise.all(
        [...portals, ...portals].map(async ({ persons, brukare }) => [
          (await persons.findOrCreate(facts)).id,
          (await brukare.upsert('farsta', reference)).id,
        ]),
      )
      expect(new Set(found.map(String)).size).toBe(1)
    }
    for (const one of portals) await one.keys.reseal()
    Object.assign(test.keys, after)
  })

  it('leaves what cannot be opened, tells which it is, and moves the rest', async () => {
    const { added, active, after } = steps()
    const make = () =>
      portal(added).persons.findOrCreate({ number: newNumber(), name: 'A', isCoordinationNumber: false })
    const [one, other] = [await make(), await make()]
    const moved = `UPDATE "Person" SET "sealedName" = (SELECT "sealedName" FROM "Person" WHERE "id" = $1) WHERE "id" = $2`
    await test.sql(moved, [one.id, other.id])
    const rotating = portal(active)
    const report = await rotating.keys.reseal()
    expect(report.broken).toEqual([{ table: 'Person', row: other.id, column: 'sealedName' }])
    const old = (await rotating.keys.needs()).find(({ keyId }) => keyId === added.encryption.active)
    expect(old).toMatchObject({ values: 1, broken: 1 })
    expect((await rotating.persons.find(one.id))?.name).toBe('A')
    await test.sql('DELETE FROM "Person" WHERE "id" = $1', [other.id])
    Object.assign(test.keys, after)
  })

  it('leaves an index that another row has already, and tells which', async () => {
    const { added, active, after } = steps()
    const facts = { number: newNumber(), name: 'A', isCoordinationNumber: false }
    const one = await portal(added).persons.findOrCreate(facts)
    const twin = await portal(after).persons.findOrCreate(facts)
    expect(twin.id).not.toBe(one.id)
    const report = await portal(active).keys.reseal()
    expect(report.twice).toEqual([{ table: 'Person', row: one.id, column: 'numberIndex' }])
    await test.sql('DELETE FROM "Person" WHERE "id" = $1', [one.id])
    Object.assign(test.keys, after)
  })

  it('goes on from where it was stopped, after each of its transactions', async () => {
    const { added, active, after } = steps()
    const { number, asked, token } = await fillSealedColumns(portal(added), test.time.now)
    const rotating = portal(active)
    let stops = 0
    const stop = () => {
      stops += 1
      return Promise.reject(new Error('stopped here'))
    }
    const isStopped = () =>
      rotating.keys.reseal(stop).then(
        () => false,
        (error: unknown) => String(error).includes('stopped here'),
      )
    while (await isStopped()) expect(stops).toBeLessThan(100)
    // A table has one transaction at least.
    expect(stops).toBeGreaterThan(10)
    expect(await rotating.keys.reseal()).toEqual({ moved: 0, passed: 0, broken: [], twice: [] })
    const needs = await rotating.keys.needs()
    expect(needs.map(({ keyId }) => keyId).sort()).toEqual([after.encryption.active, after.index.active].sort())
    expect(await portal(after).persons.numberOf(asked.id)).toBe(number)
    expect((await portal(after).sessions.find(token))?.person.name).toBe(canary('person'))
    Object.assign(test.keys, after)
  })

  it('keeps evidence and what was sent from every other change', async () => {
    const event = 'UPDATE "ObjectionEvent" SET'
    for (const change of [
      `${event} "sealedActor" = NULL`,
      `${event} "state" = 'closed'`,
      `${event} "sealedActor" = overlay("sealedActor" placing 'AAAA' from 12) WHERE "sealedActor" IS NOT NULL`,
      `${event} "sealedActor" = replace("sealedActor", 'v1.', 'v1.x'), "at" = now() WHERE "sealedActor" IS NOT NULL`,
      `UPDATE "Outbox" SET "attempts" = 9`,
      `UPDATE "Outbox" SET "sealedPayload" = overlay("sealedPayload" placing 'AAAA' from 12)`,
      `DELETE FROM "ObjectionEvent"`,
      `DELETE FROM "Outbox"`,
    ]) {
      await expect(test.sql(change), change).rejects.toThrow(/refused/)
    }
  })
})
