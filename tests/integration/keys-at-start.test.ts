import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { databaseOn, prepareKeys } from '~/database/database.server'
import type { DatabaseKeys } from '~/database/types'
import { databaseKinds, newBrukareReference, newCase, useTestDatabase, type TestDatabase } from '../support/databases'

describe.each(databaseKinds)('the keys at a start, on the %s database', (kind) => {
  let test: TestDatabase
  useTestDatabase(kind, (opened) => {
    test = opened
  })
  const clock = () => test.time.now
  const start = (keys: DatabaseKeys) => prepareKeys(test.connection, { keys, clock })
  const portal = (keys: DatabaseKeys) => databaseOn(test.connection, { keys, clock })
  const alone = (id: string) => ({ active: id, ring: { [id]: randomBytes(32) } })

  it('are refused in a clear line when one that rows need is missing, or is another by the same name', async () => {
    const { encryption, index } = test.keys
    await newCase(test.database)
    const lacks = /The portal cannot start:\n {2}keys\.encryption lacks the key "e1", which rows in the database need\n/
    await expect(start({ encryption: alone('e2'), index })).rejects.toThrow(lacks)
    await expect(start({ encryption, index: alone('i2') })).rejects.toThrow(/keys\.index lacks the key "i1"/)
    await expect(start({ encryption: alone('e1'), index })).rejects.toThrow(/keys\.encryption\."e1" is another key/)
    await expect(start({ encryption, index: alone('i1') })).rejects.toThrow(/keys\.index\."i1" is another key/)
    await expect(portal({ encryption: alone('e2'), index }).ready()).rejects.toMatchObject({ code: 'missing-keys' })
    await start(test.keys)
    await test.database.ready()
  })

  it('are looked for in the rows themselves when nothing has been noted', async () => {
    const { encryption, index } = test.keys
    await newCase(test.database)
    const forget = () => test.sql('DELETE FROM "KeyInUse"')
    await forget()
    await expect(start({ encryption: alone('e2'), index })).rejects.toThrow(/lacks the key "e1"/)
    await expect(start({ encryption, index: alone('i2') })).rejects.toThrow(/lacks the key "i1"/)
    await expect(start({ encryption: alone('e1'), index })).rejects.toThrow(/"e1" opens none of the rows/)
    await expect(start({ encryption, index: alone('i1') })).rejects.toThrow(/"i1" opens none of the rows/)
    await start(test.keys)
    const noted = await test.sql('SELECT "ring", "keyId" FROM "KeyInUse" ORDER BY 1')
    expect(noted).toEqual([
      { ring: 'encryption', keyId: 'e1' },
      { ring: 'index', keyId: 'i1' },
    ])
  })

  it('make a running portal not ready when another has taken one into use that it lacks, or its own is removed', async () => {
    const { encryption, index } = test.keys
    const added = { encryption: { ...encryption, ring: { ...encryption.ring, e2: randomBytes(32) } }, index }
    await start({ ...added, encryption: { ...added.encryption, active: 'e2', retiring: ['e1'] } })
    await expect(test.database.ready()).rejects.toThrow(/lacks the key "e2"/)
    await portal(added).ready()
    await portal(added).keys.release('encryption', 'e1')
    await expect(portal(added).ready()).rejects.toThrow(/the active key "e1" has been removed/)
    await test.sql('DELETE FROM "KeyInUse"')
    await start(test.keys)
  })

  it('move a pseudonym that was there in the clear, once, and leave nothing of it', async () => {
    const reference = newBrukareReference()
    const before = await test.database.brukare.upsert('farsta', reference)
    // As a row is in a database from before: the check for it is not of old rows.
    await test.sql('ALTER TABLE "Brukare" DROP CONSTRAINT "Brukare_pseudonym_is_indexed"')
    await test.sql(
      'UPDATE "Brukare" SET "pseudonym" = $1, "pseudonymIndex" = NULL, "sealedPseudonym" = NULL WHERE "id" = $2',
      [reference.pseudonym, before.id],
    )
    await Promise.all([start(test.keys), start(test.keys)])
    await start(test.keys)
    const rows = await test.sql('SELECT b::text AS row FROM "Brukare" b')
    expect(rows.map(({ row }) => String(row)).join('\n')).not.toContain(reference.pseudonym)
    expect(await test.database.brukare.upsert('soder', { ...reference, id: 's1' })).toMatchObject({ id: before.id })
    expect(await test.database.brukare.hasPseudonym(before.id, reference.pseudonym)).toBe(true)
    expect(await test.database.brukare.hasPseudonym(before.id, newBrukareReference().pseudonym)).toBe(false)
  })

  it('are what a pseudonym cannot be found without', async () => {
    const other = newBrukareReference()
    const { id } = await test.database.brukare.upsert('farsta', other)
    const [row] = await test.sql('SELECT "pseudonym", "pseudonymIndex" FROM "Brukare" WHERE "id" = $1', [id])
    expect(row).toMatchObject({ pseudonym: null, pseudonymIndex: expect.stringMatching(/^i1\.[\w-]{43}$/) })
    expect(JSON.stringify(row)).not.toContain(other.pseudonym)
  })
})

describe.each(databaseKinds)('a database of this version, %s', (kind) => {
  let test: TestDatabase
  useTestDatabase(kind, (opened) => {
    test = opened
  })

  it('takes no pseudonym in the clear', async () => {
    const { brukare } = await newCase(test.database)
    const write = `UPDATE "Brukare" SET "pseudonym" = 'p' WHERE "id" = $1`
    await expect(test.sql(write, [brukare.id])).rejects.toThrow(/pseudonym_is_indexed/)
  })
})
