import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateKeyPairSync } from 'node:crypto'
import { importJWK } from 'jose'
import { z } from 'zod'
import { connect } from '~/database/connection.server'
import { databaseOn } from '~/database/database.server'
import type { AccessEntry } from '~/database/types'
import { standardRetention } from '~/platform/retention'
import { createAccessLogProof } from '~/services/access-log/proof.server'
import { removeArchived } from '~/services/retention/archive-removing.server'
import { writeArchive } from '~/services/retention/archive-writing.server'
import { openTestDatabase } from './databases'
import type { DatabaseKind } from './stack-data'

const origin = 'https://insyn.example'
const entry = (more: Partial<AccessEntry> = {}): AccessEntry => ({
  ...{ personId: 'p1', brukareId: 'b1', role: 'godMan', basis: 'r1', action: 'schedule.read', about: 'Kanariefågel' },
  ...{ resourceType: 'schedule', resourceId: null, outcome: 'allowed', requestId: 'req' },
  ...more,
})

/** A signing key with its id. */
export async function newSigningKey(kid: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const [sign, verify] = await Promise.all(
    [privateKey, publicKey].map((key) => importJWK({ ...key.export({ format: 'jwk' }), alg: 'ES256' })),
  )
  if (!sign || !verify || sign instanceof Uint8Array || verify instanceof Uint8Array) throw new Error('no EC key')
  return { sign, kid, verify: new Map([[kid, verify]]) }
}

export type ArchiveScene = Awaited<ReturnType<typeof openArchiveScene>>

/** A database with a log that can be archived, the owner of it, and a folder for the archive. */
export async function openArchiveScene(kind: DatabaseKind) {
  const keys = await newSigningKey('k1')
  const test = await openTestDatabase(kind)
  const above = await mkdtemp(join(tmpdir(), 'insyn-archive-'))
  const folder = join(above, 'archive')
  const clock = () => test.time.now
  const url = test.ownerUrl
  const owner =
    url === null ? test.database : databaseOn(await connect({ url, folder: '' }), { keys: test.keys, clock })
  const proof = () => createAccessLogProof({ accessLog: test.database.accessLog, origin, clock, keys })
  const later = (years: number) => {
    const then = new Date(test.time.now)
    then.setUTCFullYear(then.getUTCFullYear() + years)
    test.time.now = then
  }
  const add = async (...more: Partial<AccessEntry>[]) => {
    for (const one of more) await test.database.accessLog.append(entry(one))
  }
  return {
    ...{ test, keys, folder, proof, later, add },
    write: () => {
      const parts = { archive: test.database.archive, origin, clock, retention: standardRetention, keys, jwks: {} }
      return writeArchive(parts, folder)
    },
    /** As the owner, unless it is said otherwise. */
    remove: (database = owner) => removeArchived({ archive: database.archive, origin, clock, keys }, folder),
    names: async () => (await test.sql('SELECT "id" FROM "LogName"')).length,
    jsonLines: async (name: string) =>
      (await readFile(join(folder, name), 'utf8'))
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => z.record(z.string(), z.unknown()).parse(JSON.parse(line))),
    /** Two rows of one brukare and one of another that are old, signed; two that are not. Gives what was signed. */
    fill: async () => {
      await add({}, {}, { brukareId: 'b2', personId: 'p2' })
      const kept = await proof().seal()
      later(6)
      await add({ about: 'Ny' }, { brukareId: 'b3' })
      const second = await proof().seal()
      later(5)
      return [kept, second]
    },
    /** Plain SQL, with the triggers off. */
    tamper: async (...statements: string[]) => {
      const tables = ['AccessLog', 'AccessLogHead', 'AccessLogSeal']
      for (const table of tables) await test.sql(`ALTER TABLE "${table}" DISABLE TRIGGER USER`)
      for (const statement of statements) await test.sql(statement)
      for (const table of tables) await test.sql(`ALTER TABLE "${table}" ENABLE TRIGGER USER`)
    },
    close: async () => {
      if (owner !== test.database) await owner.close()
      await test.close()
      await rm(above, { recursive: true, force: true })
    },
  }
}
