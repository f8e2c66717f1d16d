import { randomBytes, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { connect, type Connection } from '~/database/connection.server'
import { databaseOn, prepareKeys } from '~/database/database.server'
import type { Database, DatabaseKeys, Doer, NewGrant, ObjectionCase } from '~/database/types'
import type { Schemas as Contract } from '../../provider-api/contract'
import { asRunning, createDatabase } from '../../scripts/postgres.mjs'
import type { DatabaseKind } from './stack-data'
import { copyTemplate, migrated } from './templates'

export const databaseKinds = ['embedded', 'server'] as const satisfies readonly DatabaseKind[]

/** New keys of 32 bytes; `nr` is in their ids. */
export function newKeys(nr = 1): DatabaseKeys {
  const ring = (id: string) => ({ active: id, ring: { [id]: randomBytes(32) } })
  return { encryption: ring(`e${nr}`), index: ring(`i${nr}`) }
}

export type TestDatabase = {
  database: Database
  connection: Connection
  keys: DatabaseKeys
  /** Set it to move the time. */
  time: { now: Date }
  /** Plain SQL past the repositories, as the database's owner. */
  sql: (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>
  /** Plain SQL as the role that the portal runs as. */
  running: (text: string) => Promise<unknown[]>
  /** Where the server is, as the owner; null when it is embedded. */
  ownerUrl: string | null
  /** A second portal on the same database; only on a server. */
  another: () => Promise<Database>
  /** The same data, opened with keys that are not its own. */
  withOtherKeys: (nr?: number) => Database
  close: () => Promise<void>
}

const isRow = (row: unknown): row is Record<string, unknown> => typeof row === 'object' && row !== null

/** A new database of a kind, with migrations applied. */
export async function openTestDatabase(kind: DatabaseKind): Promise<TestDatabase> {
  const keys = newKeys()
  const time = { now: new Date('2026-11-19T14:00:00.000Z') }
  const clock = () => time.now
  const onServer = kind === 'server' ? await createDatabase(inject('server').url, { template: migrated }) : undefined
  const url = onServer && asRunning(onServer.url)
  const folder = onServer === undefined ? await copyTemplate('portal') : 'unused'
  const connection = await connect({ url, folder })
  await prepareKeys(connection, { keys, clock })
  const owner = onServer && new pg.Client({ connectionString: onServer.url })
  owner?.on('error', () => undefined)
  await owner?.connect()
  const others: Database[] = []
  const database = databaseOn(connection, { keys, clock })
  return {
    database,
    connection,
    keys,
    time,
    running: (text) => connection.query({ name: randomUUID(), sql: text }, []),
    ownerUrl: onServer?.url ?? null,
    sql: async (text, values = []) => {
      const rows: unknown[] =
        owner === undefined
          ? await connection.query({ name: randomUUID(), sql: text }, values)
          : (await owner.query<pg.QueryResultRow>(text, values)).rows
      return rows.filter(isRow)
    },
    another: async () => {
      if (url === undefined) throw new Error('PGlite has one portal only')
      const other = databaseOn(await connect({ url, folder }), { keys, clock })
      others.push(other)
      return other
    },
    withOtherKeys: (nr) => databaseOn(connection, { keys: newKeys(nr), clock }),
    close: async () => {
      for (const one of [...others, database]) await one.close()
      await owner?.end()
      await (onServer === undefined ? rm(folder, { recursive: true, force: true }) : onServer.drop())
    },
  }
}

/** One database for the tests of a `describe`: opened before the first, closed after the last. `take` gets it. */
export function useTestDatabase(kind: DatabaseKind, take: (opened: TestDatabase) => void): void {
  let opened: TestDatabase
  beforeAll(async () => {
    opened = await openTestDatabase(kind)
    take(opened)
  })
  afterAll(() => opened.close())
}

let made = 0

/** A number of 12 digits that no other call gives. */
export function newNumber(): string {
  made += 1
  return `1990${String(10_000_000 + made)}`
}

/** A reference on the form INV-XXXX-XX that no other call gives. */
export function newReference(): string {
  made += 1
  return `INV-${made.toString(36).toUpperCase().padStart(4, '0')}-AA`
}

/** What a provider calls a brukare. */
export function newBrukareReference(name = 'Pia Lindgren') {
  made += 1
  return { id: `b-${made}`, name, pseudonym: randomBytes(32).toString('base64url'), protectedIdentity: false }
}

/** A person, a brukare at a provider, and a draft objection of that person for that brukare. */
export async function newCase(database: Database) {
  const person = await database.persons.findOrCreate({
    number: newNumber(),
    name: 'Pia Lindgren',
    isCoordinationNumber: false,
  })
  const reference = newBrukareReference()
  const brukare = await database.brukare.upsert('farsta', reference)
  const owner = { personId: person.id, brukareId: brukare.id }
  const doer: Doer = { personId: person.id, role: 'brukare', basis: 'self', requestId: 'req-1' }
  const place = { providerId: 'farsta', brukareId: reference.id }
  return {
    person,
    brukare,
    reference,
    owner,
    doer,
    place,
    draftOf: () => database.drafts.create({ kind: 'objection', ...owner, values: {} }),
  }
}

/** An objection to one shift, from a draft, ready to submit. */
export function objectionOf(
  { brukare, doer, place }: Pick<Awaited<ReturnType<typeof newCase>>, 'brukare' | 'doer' | 'place'>,
  draftId: string,
) {
  return {
    ...{ draftId, doer, place },
    brukareId: brukare.id,
    target: { type: 'shift' as const, shiftIds: ['shf-1'] },
    reason: 'didNotHappen' as const,
    ownVersion: null,
    text: 'Ingen kom på morgonen.',
    lodgedBy: 'Pia Lindgren',
    answerDueBy: '2026-11-26',
    makeReference: newReference,
  }
}

/** A wish to be away, from a draft, ready to send. */
export function wishOf(
  { brukare, doer, place }: Pick<Awaited<ReturnType<typeof newCase>>, 'brukare' | 'doer' | 'place'>,
  draftId: string,
) {
  return {
    ...{ draftId, doer, place, brukareId: brukare.id, sentBy: 'Pia Lindgren', makeReference: newReference },
    ...{ kind: 'absence' as const, shiftId: null, wantedSpan: null, from: '2026-11-23', to: null },
    ...{ documentId: null, sectionIndex: null, text: 'Jag åker till min syster.', about: { kind: 'absence' } },
  }
}

/** Access that is given and accepted; at Farsta unless `reach` says otherwise. */
export async function giveAccess(
  { representations }: Pick<Database, 'representations'>,
  grant: Omit<NewGrant, 'givenAs' | 'invitedName' | 'message' | 'reach'> & Partial<Pick<NewGrant, 'reach'>>,
) {
  const { reach = [{ providerId: 'farsta', scopes: grant.scopes }] } = grant
  const given = await representations.give({
    ...grant,
    reach,
    givenAs: 'brukare',
    invitedName: 'En vän',
    message: null,
  })
  await representations.answer({ id: given.id, personId: grant.personId, accept: true, reach, requestId: 'req-1' })
  return given
}

/** Sends all that waits, to a provider that takes it all. Gives the topics, in order. */
export async function drainOutbox(database: Database): Promise<string[]> {
  const topics: string[] = []
  for (;;) {
    const items = await database.outbox.claim('drain', 60_000, 100)
    if (items.length === 0) return topics
    for (const item of items) {
      topics.push(item.topic)
      await database.outbox.delivered(item.id)
    }
  }
}

/** An objection that has been lodged, in an outbox with nothing else. */
export async function lodge(database: Database) {
  await drainOutbox(database)
  const one = await newCase(database)
  const { objection } = await database.objections.submit(objectionOf(one, (await one.draftOf()).id))
  const key = { objectionId: objection.id, brukareId: one.brukare.id }
  const read = async () => {
    const found = await database.objections.find({ id: objection.id, brukareId: one.brukare.id })
    if (!found) throw new Error('the objection is not there')
    return found
  }
  return { ...one, objection, key, read }
}

/** What a provider that has just taken the objection says about it. */
export function providerSays(
  { id, reference, target, reason, text }: ObjectionCase,
  changes: Partial<Contract['Objection']> = {},
): Contract['Objection'] {
  return {
    ...{ id: `prov-${id}`, brukareId: 'b', reference, target, reason, text, onBehalfOf: 'brukare', state: 'received' },
    ...{ lodgedAt: '2026-11-19T15:00:00+01:00', receivedAt: '2026-11-19T15:01:00+01:00', answerDueBy: '2026-11-25' },
    history: [{ state: 'received', at: '2026-11-19T15:01:00+01:00', by: 'brukare side' }],
    ...{ messages: [], answers: [] },
    ...changes,
  }
}

/** Takes in what the provider says about an objection, with changes. */
export function syncOf(database: Database, one: ObjectionCase) {
  return (changes: Partial<Contract['Objection']> = {}) =>
    database.objections.sync({ brukareId: one.brukareId, providerId: 'farsta', objection: providerSays(one, changes) })
}

/** How many rows the access log has. */
export async function logSize({ database }: Pick<TestDatabase, 'database'>): Promise<number> {
  const verdict = await database.accessLog.verify()
  if (!verdict.ok) throw new Error(`the log is not sound: ${JSON.stringify(verdict.fault)}`)
  return verdict.rows
}
