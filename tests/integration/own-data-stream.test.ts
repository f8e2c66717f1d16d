import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { buffer } from 'node:stream/consumers'
import { setImmediate as turn } from 'node:timers/promises'
import { unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Access, User } from '~/auth/types'
import type { AccessEntry, Brukare, Database, Person } from '~/database/types'
import { formatsFor } from '~/i18n/format'
import { textsFor } from '~/i18n/texts'
import { createAccessLogCsv } from '~/services/access-log/csv.server'
import { createAccessLogListService } from '~/services/access-log/list.server'
import { createAccessLogService } from '~/services/access-log/log.server'
import { createOwnDataService } from '~/services/own-data/own-data.server'
import { ownDataZip } from '~/services/own-data/zip.server'
import { databaseKinds, giveAccess, newCase, useTestDatabase, type TestDatabase } from '../support/databases'
import { liveBytes } from '../support/live-memory'
import { rightAt } from '../support/rights'

/** The figure of a million is made by `node scripts/benchmark-downloads.mjs`. */
const rows = 6000
const now = new Date('2026-11-19T14:00:00Z')
const scene = { t: textsFor('sv'), f: formatsFor('sv'), now, requestId: 'r' }
const all = { show: null, personId: null, before: null }

describe.each(databaseKinds)('a long log, on the %s database', (kind) => {
  let database: Database
  let test: TestDatabase
  let person: Person
  let brukare: Brukare
  let access: Access
  let user: User
  useTestDatabase(kind, (opened) => {
    test = opened
    database = opened.database
  })

  beforeAll(async () => {
    ;({ person, brukare } = await newCase(database))
    const greta = await newCase(database)
    const grant = { kind: 'anhorig', personId: greta.person.id, brukareId: brukare.id } as const
    const given = { scopes: ['schedule:read' as const], validFrom: '2026-11-01', validTo: null }
    await giveAccess(database, { ...grant, ...given, givenBy: person.id })
    const entry: AccessEntry = {
      ...{ personId: person.id, brukareId: brukare.id, role: 'brukare', basis: 'self', action: 'schedule.read' },
      ...{ resourceType: 'schedule', resourceId: '2026-W47', outcome: 'allowed', requestId: 'r' },
    }
    // The person's own, another's about the person, a sign-in of the other, and what is nobody's of these.
    const kinds: AccessEntry[] = [
      entry,
      { ...entry, personId: greta.person.id, role: 'anhorig', basis: 'x' },
      { ...entry, personId: greta.person.id, brukareId: null, role: null, basis: null, action: 'session.start' },
      { ...entry, personId: greta.person.id, brukareId: greta.brukare.id },
      { ...entry, personId: null, role: null, basis: null },
      { ...entry, brukareId: null, role: null, basis: null, action: 'subjects.list' },
    ]
    for (let done = 0; done < rows; done += 500)
      await database.accessLog.appendAll(Array.from({ length: 500 }, (_, n) => kinds[n % 6] ?? entry))
    user = {
      ...{ personId: person.id, name: person.name, sessionId: 's', authenticatedAt: now },
      ...{ previousSignInAt: null, isCoordinationNumber: false },
    }
    const right = rightAt('farsta', { scopes: new Set(['access:manage']) })
    access = {
      ...right,
      ...{ viewer: user, places: [right], scopesAnywhere: right.scopes, asOf: now, stale: false },
      brukare: { id: brukare.id, name: brukare.name, protectedIdentity: false },
    }
  }, 300_000)

  const csv = () =>
    createAccessLogCsv(createAccessLogListService({ database, provider: { providers: [] } }))(access, scene, all)

  async function zip() {
    const subject = { ...access, waiting: { openObjections: 0, asked: 0 } }
    const found = { subjects: [subject], invitations: [], unconfirmed: false, refused: [] }
    const service = createOwnDataService({
      ...{ database, accessLog: createAccessLogService({ database, provider: { providers: [] } }) },
      access: { subjectsFor: () => Promise.resolve(found) },
      provider: { providers: [] },
    })
    return ownDataZip(await service.open(user, scene), scene)
  }

  const numbers = (lines: string[]) => lines.map((line) => Number(line.split(';')[0]))
  const sorted = async (where: string) =>
    (await test.sql(`SELECT "seq"::int AS seq FROM "AccessLog" WHERE ${where} ORDER BY "seq"`)).map(({ seq }) =>
      Number(seq),
    )

  it('is whole in the CSV, the newest first, each row once, with sign-ins of who may see', async () => {
    const [, ...lines] = (await buffer(csv())).toString('utf8').trimEnd().split('\r\n')
    const wanted = await sorted(
      `"brukareId" = '${brukare.id}' OR ("action" = 'session.start' AND "personId" <> '${person.id}')`,
    )
    expect(wanted.length).toBeGreaterThan(rows / 2)
    expect(numbers(lines)).toEqual(wanted.toReversed())
  })

  it('is whole in the ZIP, twice the same, the oldest first, each row once', async () => {
    const files = unzipSync(await buffer(await zip()))
    const text = (name: string) => Buffer.from(files[name] ?? []).toString('utf8')
    const wanted = await sorted(`"personId" = '${person.id}' OR "brukareId" = '${brukare.id}'`)
    const json: unknown = JSON.parse(text('logg.json'))
    const seqs = Array.isArray(json) ? json.map((row: { seq: number }) => row.seq) : []
    expect(seqs).toEqual(wanted)
    expect(numbers(text('logg.csv').trimEnd().split('\r\n').slice(1))).toEqual(wanted)
    expect(text('README.txt')).toContain(`Antal rader: ${wanted.length}.`)
  })

  it('does not keep others from their turn', async () => {
    let lines = 0
    let before = 0
    let most = 0
    const done = new AbortController()
    const others = (async () => {
      while (!done.signal.aborted) {
        most = Math.max(most, lines - before)
        before = lines
        await turn()
      }
    })()
    for await (const part of csv()) lines += String(part).split('\r\n').length - 1
    done.abort()
    await others
    expect(lines).toBeGreaterThan(rows / 2)
    expect(most).toBeLessThanOrEqual(500)
  })

  it('takes no more memory however much of it has been read', { timeout: 300_000 }, async () => {
    for (const make of [() => Promise.resolve(csv()), zip]) {
      const readings: number[] = []
      let taken = 0
      const sink = new Writable({
        highWaterMark: 1,
        write: (chunk: Buffer | string, _encoding, done) => {
          taken += chunk.length
          if (readings.length < 40) readings.push(liveBytes())
          setImmediate(done)
        },
      })
      await pipeline(await make(), sink)
      expect(taken).toBeGreaterThan(10_000)
      expect(readings.length).toBeGreaterThan(3)
      // The first still has what was held before it.
      const [, ...held] = readings
      expect(Math.max(...held) - Math.min(...held)).toBeLessThan(5_000_000)
    }
  })
})
