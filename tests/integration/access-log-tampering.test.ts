import { generateKeyPairSync } from 'node:crypto'
import { CompactSign, importJWK } from 'jose'
import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { canonical } from '~/database/access-log/canonical.server'
import type { AccessEntry } from '~/database/types'
import { createAccessLogProof, type LogProof } from '~/services/access-log/proof.server'
import type { SigningKeys } from '~/services/access-log/signed-line.server'
import { databaseKinds, openTestDatabase, type TestDatabase } from '../support/databases'

const origin = 'https://insyn.example'
const entry = (more: Partial<AccessEntry> = {}): AccessEntry => ({
  ...{ personId: 'p1', brukareId: 'b1', role: 'godMan', basis: 'r1', action: 'schedule.read' },
  ...{ resourceType: 'schedule', resourceId: null, outcome: 'allowed', requestId: 'req' },
  ...more,
})

async function newKey(kid: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const [sign, verify] = await Promise.all(
    [privateKey, publicKey].map((key) => importJWK({ ...key.export({ format: 'jwk' }), alg: 'ES256' })),
  )
  if (!sign || !verify || sign instanceof Uint8Array || verify instanceof Uint8Array) throw new Error('no EC key')
  return { sign, verify, kid }
}
type Key = Awaited<ReturnType<typeof newKey>>
const keysOf = (active: Key, ...known: Key[]): SigningKeys => ({
  ...{ sign: active.sign, kid: active.kid },
  verify: new Map([active, ...known].map(({ kid, verify }) => [kid, verify])),
})

const spoiled = `overlay("sealedName" PLACING 'AAAA' FROM length("sealedName") - 3)`

/** Every way to tamper as whoever owns the database, and where it shows. */
const tamperings: [what: string, statements: string[], where: object][] = [
  ['a changed word', [`UPDATE "AccessLog" SET "personId" = 'p2' WHERE ${row(3)}`], { what: 'row', nr: 3 }],
  ['another provider', [`UPDATE "AccessLog" SET "providerId" = 'x' WHERE ${row(3)}`], { what: 'row', nr: 3 }],
  ['a nulled field', [`UPDATE "AccessLog" SET "basis" = NULL WHERE ${row(2)}`], { what: 'row', nr: 2 }],
  ['another name', [`UPDATE "AccessLog" SET "nameId" = 'x' WHERE ${row(2)}`], { what: 'row', nr: 2 }],
  ['a name taken away', ['DELETE FROM "LogName"'], { what: 'name', nr: 3 }],
  ['a changed name', [`UPDATE "LogName" SET "sealedName" = ${spoiled}`], { what: 'name', nr: 3 }],
  ['an outcome that is none', [`UPDATE "AccessLog" SET "outcome" = 'x' WHERE ${row(2)}`], { what: 'row', nr: 2 }],
  ['another place in the order', [`UPDATE "AccessLog" SET "seq" = 900 WHERE ${row(2)}`], { what: 'row', nr: 2 }],
  ['a moved time', [`UPDATE "AccessLog" SET "at" = "at" + interval '1 ms' WHERE ${row(4)}`], { what: 'row', nr: 4 }],
  ['a removed row', [`DELETE FROM "AccessLog" WHERE ${row(3)}`], { what: 'row', nr: 3 }],
  [
    'a removed row, the rest numbered anew',
    [`DELETE FROM "AccessLog" WHERE ${row(3)}`, renumber('"nr" > 3', '"nr" - 1')],
    { what: 'row', nr: 3 },
  ],
  [
    'two rows swapped',
    [renumber('"nr" = 2', '99'), renumber('"nr" = 3', '2'), renumber('"nr" = 99', '3')],
    { what: 'row', nr: 2 },
  ],
  [
    'a row moved to another chain',
    [`UPDATE "AccessLog" SET "chain" = 'b:b9', "nr" = 1 WHERE ${row(5)}`],
    { what: 'end' },
  ],
  ['a cut tail', [`DELETE FROM "AccessLog" WHERE ${row(5)}`], { what: 'end', nr: 5 }],
  ['a cut tail, its end moved', [`DELETE FROM "AccessLog" WHERE ${row(5)}`, moveEnd(4)], { what: 'end', nr: 4 }],
  [
    'a cut tail, its end moved and its head removed',
    [`DELETE FROM "AccessLog" WHERE ${row(5)}`, moveEnd(4), 'DELETE FROM "AccessLogHead" WHERE "n" = 3'],
    { what: 'checkpoint' },
  ],
  [
    'the chain of a brukare removed with its end',
    [`DELETE FROM "AccessLog" WHERE "chain" = 'b:b1'`, `DELETE FROM "AccessLogChain" WHERE "chain" = 'b:b1'`],
    { what: 'end', chain: 'b:b1' },
  ],
  ['a changed head', [`UPDATE "AccessLogHead" SET "nr" = 4 WHERE "n" = 1`], { what: 'head' }],
  ['the heads removed', ['DELETE FROM "AccessLogHead"'], { what: 'checkpoint' }],
  ['the log emptied', ['DELETE FROM "AccessLog"'], { what: 'end' }],
]

function row(nr: number): string {
  return `"chain" = 'b:b1' AND "nr" = ${nr}`
}
function renumber(which: string, to: string): string {
  return `UPDATE "AccessLog" SET "nr" = ${to} WHERE "chain" = 'b:b1' AND ${which}`
}
function moveEnd(nr: number): string {
  return `UPDATE "AccessLogChain" SET "nr" = ${nr}, "headNr" = ${nr},
    "hash" = (SELECT "hash" FROM "AccessLog" WHERE ${row(nr)}) WHERE "chain" = 'b:b1'`
}
describe.each(databaseKinds)('tampering with the access log, on the %s database', (kind) => {
  let test: TestDatabase
  let key: Key
  const proofWith = (keys: SigningKeys, at = origin) =>
    createAccessLogProof({ accessLog: test.database.accessLog, origin: at, clock: () => test.time.now, keys })
  const owner = async (...statements: string[]) => {
    const tables = ['AccessLog', 'AccessLogHead', 'AccessLogSeal', 'LogName']
    for (const table of tables) await test.sql(`ALTER TABLE "${table}" DISABLE TRIGGER USER`)
    for (const statement of statements) await test.sql(statement)
    for (const table of tables) await test.sql(`ALTER TABLE "${table}" ENABLE TRIGGER USER`)
  }
  const fill = async (name: string | null = 'Anna Ek') => {
    for (let n = 0; n < 5; n++) {
      const about = n === 2 ? name : null
      await test.database.accessLog.append(entry({ requestId: `r${n}`, about }))
    }
    await test.database.accessLog.append(entry({ brukareId: 'b2' }))
    await test.database.accessLog.append(entry({ brukareId: null }))
  }
  const within = async (work: () => Promise<void>) => {
    test = await openTestDatabase(kind)
    try {
      await work()
    } finally {
      await test.close()
    }
  }
  beforeEach(async () => {
    key = await newKey('k1')
  })

  it.each(tamperings)('is found: %s', async (_what, statements, where) => {
    await within(async () => {
      const proof = proofWith(keysOf(key))
      await fill()
      const line = await proof.seal()
      expect(await proof.verify([line])).toMatchObject({ ok: true, rows: 7, heads: 4, fromFile: 1 })
      await owner(...statements)
      expect(await proof.verify([line])).toMatchObject({ ok: false, fault: where })
    })
  })

  it.each([
    ['with other words', 'p9'],
    ['as it stands', 'p1'],
  ])('is found: a row put at the end, its hash right, with the word of another row, %s', async (_what, personId) => {
    await within(async () => {
      const proof = proofWith(keysOf(key))
      await fill()
      const line = await proof.seal()
      const [said = {}] = await test.sql(`SELECT "at", "mac" FROM "AccessLog" WHERE ${row(5)}`)
      const { at, mac } = z.object({ at: z.coerce.date(), mac: z.string() }).parse(said)
      const { resourceId, brukareId, ...words } = { ...entry({ requestId: 'r4' }), personId }
      const forged = { ...words, resourceId, brukareId, providerId: null, period: null, aboutId: null }
      const made = { ...forged, at, mac, chain: 'b:b1', content: canonical(at, forged, mac) }
      await owner(`SELECT access_log_write('${JSON.stringify([made])}'::jsonb)`)
      expect(await proof.verify([line])).toMatchObject({ ok: false, fault: { what: 'row', chain: 'b:b1', nr: 6 } })
    })
  })

  it('is found when everything is made anew, by what was kept elsewhere', async () => {
    await within(async () => {
      const proof = proofWith(keysOf(key))
      await fill()
      const line = await proof.seal()
      const all = ['AccessLog', 'AccessLogChain', 'AccessLogHead', 'AccessLogSeal'].map(
        (name) => `DELETE FROM "${name}"`,
      )
      await owner(...all)
      expect(await proof.verify([line])).toEqual({ ok: false, nothing: 'database' })
      await fill()
      await proof.seal()
      expect(await proof.verify(null)).toMatchObject({ ok: true })
      expect(await proof.verify([line])).toMatchObject({ ok: false, fault: { what: 'checkpoint' } })
    })
  })

  it('is not proved absent by nothing, by what somebody else has signed, or by words nobody can read', async () => {
    await within(async () => {
      const proof = proofWith(keysOf(key))
      expect(await proof.verify(null)).toEqual({ ok: false, nothing: 'database' })
      const line = await proof.seal()
      expect(await proof.verify([])).toEqual({ ok: false, nothing: 'file' })
      expect(await proof.verify([line, 'nonsense'])).toEqual({ ok: false, badLine: 2 })
      const forged = await proofWith(keysOf({ ...(await newKey('k1')), kid: 'k1' })).seal()
      expect(await proof.verify([line, forged])).toEqual({ ok: false, badLine: 2 })
      const payload = new TextEncoder().encode(JSON.stringify({ n: 0 }))
      const other = await new CompactSign(payload).setProtectedHeader({ alg: 'ES256', kid: 'k1' }).sign(key.sign)
      expect(await proof.verify([other])).toEqual({ ok: false, badLine: 1 })
    })
  })

  it('is not what a new signing key or a moved address is', async () => {
    await within(async () => {
      await fill()
      const first = await proofWith(keysOf(key)).seal()
      await fill()
      const next = await newKey('k2')
      const moved = proofWith(keysOf(next), 'https://ny.example')
      const unknown = { ok: false, unknownKey: 'k1', line: 1 }
      expect(await moved.verify([first])).toEqual(unknown)
      const second = await moved.seal()
      expect(await moved.verify([first])).toEqual(unknown)
      expect(await moved.verify([first, second])).toMatchObject({ ok: true, fromFile: 2 })
      expect(await proofWith(keysOf(next, key), 'https://ny.example').verify([first])).toMatchObject({ ok: true })
    })
  })

  it('is not what a restore from a backup is, once it is noted, and the note stands in the log', async () => {
    await within(async () => {
      const proof = proofWith(keysOf(key))
      await fill()
      const before = await proof.seal()
      await test.database.accessLog.append(entry())
      const lost = await proof.seal()
      // The backup is from before the last row and what was signed about it.
      const backup = [
        `DELETE FROM "AccessLog" WHERE ${row(6)}`,
        'DELETE FROM "AccessLogHead" WHERE "n" > 3',
        'DELETE FROM "AccessLogSeal" WHERE "n" > 3',
        moveEnd(5),
      ]
      await owner(...backup)
      const lines = [before, lost]
      expect(await proof.verify(lines)).toMatchObject({ ok: false, fault: { what: 'checkpoint' } })
      expect(await proof.verify(lines, true)).toMatchObject({ ok: true })
      lines.push(await proof.noteRestored('The disk broke; backup of 19 November'))
      const found: LogProof = await proof.verify(lines)
      expect(found).toMatchObject({ ok: true, restored: [expect.stringContaining('The disk broke')] })
      await fill()
      lines.push(await proof.seal())
      expect(await proof.verify(lines)).toMatchObject({ ok: true })
      await owner(`DELETE FROM "AccessLog" WHERE ${row(4)}`)
      expect(await proof.verify(lines)).toMatchObject({ ok: false, fault: { what: 'row', nr: 4 } })
    })
  })

  it('with a key of the rows gone, is still found in what was signed, and rows after it are not taken for ours', async () => {
    await within(async () => {
      const proof = proofWith(keysOf(key))
      // Names are sealed anew before their key may go (docs/adr/0021); the word of a row is not.
      await fill(null)
      const line = await proof.seal()
      const later = createAccessLogProof({
        ...{ accessLog: test.withOtherKeys(2).accessLog, origin, clock: () => test.time.now },
        keys: keysOf(key),
      })
      expect(await later.verify([line])).toMatchObject({ ok: true })
      await test.database.accessLog.append(entry())
      expect(await later.verify([line])).toMatchObject({ ok: false, fault: { what: 'row', nr: 6 } })
    })
  })
})
