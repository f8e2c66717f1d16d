import { z } from 'zod'
import { createSignals } from './delivery/signals.server'
import { connect, type Connection } from './connection.server'
import type { Prisma } from './generated/client'
import { requireKeys, takeIntoUse } from './keys/in-use.server'
import { needs } from './keys/needs.server'
import { movePseudonyms } from './keys/pseudonyms.server'
import { reseal } from './keys/reseal.server'
import { standardRetention, type Retention } from '~/platform/retention'
import { createArchive } from './retention/archive.server'
import { purge } from './retention/purge.server'
import { createRoom } from './room.server'
import { createRepositories } from './repositories.server'
import { isConflict, retryWhile, type Store } from './store.server'
import { createTurns, noTurns } from './turns.server'
import type { Database, DatabaseKeys, DatabaseOptions, Signal } from './types'
import { createVault } from './vault.server'
import { within } from '~/platform/within'

const transactionTimes = { maxWait: 10_000, timeout: 20_000 }
const readyWithinMs = 2000

type Ways = Pick<Store, 'vault' | 'clock' | 'retention'>

function insideTransaction(prisma: Prisma.TransactionClient, ways: Ways & Pick<Store, 'tell'>): Store {
  const store: Store = {
    prisma,
    ...ways,
    inTurn: noTurns,
    rows: async ({ sql, row }, values) => z.array(row).parse(await prisma.$queryRawUnsafe(sql, ...values)),
    atomically: (work) => work(store),
  }
  return store
}

function outsideTransaction({ prisma, query, wire }: Connection, ways: Ways): Store {
  const { send } = createSignals(wire)
  const tellAll = (signals: readonly Signal[]) => send(signals).catch(() => undefined)
  return {
    prisma,
    ...ways,
    tell: (signal) => tellAll([signal]),
    inTurn: createTurns(),
    rows: async (statement, values) => z.array(statement.row).parse(await query(statement, values)),
    atomically: async (work) => {
      // After the commit: one that notifies waits for every other that does, and nobody may look before it.
      const told: Signal[] = []
      const tell = (signal: Signal) => Promise.resolve(void told.push(signal))
      const done = await retryWhile(isConflict, () => {
        told.length = 0
        return prisma.$transaction((inner) => work(insideTransaction(inner, { ...ways, tell })), transactionTimes)
      })
      if (told.length > 0) await tellAll(told)
      return done
    },
  }
}

const owns = {
  name: 'owns-log',
  sql: `SELECT pg_has_role(current_user, relowner, 'MEMBER') AS "owns" FROM pg_class WHERE oid = '"AccessLog"'::regclass`,
  row: z.object({ owns: z.boolean() }),
}

const timeThere = { name: 'time', sql: 'SELECT clock_timestamp() AS "at"', row: z.object({ at: z.date() }) }

type Opened = Pick<DatabaseOptions, 'keys' | 'clock'> & { retention?: Retention }

const storeOn = (connection: Connection, { keys, clock, retention = standardRetention }: Opened): Store =>
  outsideTransaction(connection, { vault: createVault(keys), clock, retention })

/** The repositories on a connection. Closing the database ends the connection. */
export function databaseOn(connection: Connection, options: Opened): Database {
  const { keys } = options
  const store = storeOn(connection, options)
  const retiringOf = (ring: keyof DatabaseKeys) => keys[ring].retiring ?? []
  // The embedded database is for trying out: its disk is the one that everything else is on.
  const room = connection.kind === 'server' ? createRoom(connection) : null
  const requireAll = async () => {
    await requireKeys(store, keys)
    await room?.require()
  }
  let closing: Promise<void> | undefined
  return {
    ...createRepositories(store),
    kind: connection.kind,
    transaction: (work) => store.atomically((inner) => work(createRepositories(inner))),
    signals: createSignals(connection.wire),
    purge: () => purge(store),
    archive: createArchive(store),
    keys: {
      reseal: (pause) => reseal(store, { encryption: retiringOf('encryption'), index: retiringOf('index') }, pause),
      needs: () => needs(store, [...retiringOf('encryption'), ...retiringOf('index')]),
      inUse: async () =>
        (await store.prisma.keyInUse.findMany()).map(({ ring, keyId, usedFrom }) => ({ ring, keyId, usedFrom })),
      release: async (ring, keyId) => {
        await store.prisma.keyInUse.deleteMany({ where: { ring, keyId } })
      },
    },
    ownsLog: async () => (await store.rows(owns, []))[0]?.owns === true,
    ready: async () => {
      await within(requireAll(), readyWithinMs, () => {
        throw new Error(`the database did not answer within ${readyWithinMs} ms`)
      })
    },
    doubt: () => room?.doubt(),
    time: async () => (await store.rows(timeThere, []))[0]?.at ?? new Date(),
    connections: connection.connections,
    close: () => (closing ??= connection.end()),
  }
}

/**
 * Opens the portal's database and brings it to this version's schema: PostgreSQL when there is a url, else PGlite in the
 * folder, which this process then has alone. Throws with a clear message when the keys are wrong or one that rows need is
 * missing, the folder is in use, the server does not answer or a migration fails.
 */
export async function openDatabase({
  url,
  directUrl,
  connections,
  folder,
  ...options
}: DatabaseOptions): Promise<Database> {
  // Before the connection: wrong keys must not leave a lock or a half-opened database behind.
  createVault(options.keys)
  const connection = await connect({ url, directUrl, connections, folder })
  try {
    await prepareKeys(connection, options)
  } catch (error) {
    await connection.end()
    throw error
  }
  return databaseOn(connection, options)
}

/**
 * Before anything is served: rows from before the pseudonym was indexed are moved, and the active keys are noted as used.
 * @throws Error with a line for each key that rows need and that is not here
 */
export async function prepareKeys(connection: Connection, options: Pick<DatabaseOptions, 'keys' | 'clock'>) {
  const store = storeOn(connection, options)
  await takeIntoUse(store, options.keys)
  await movePseudonyms(store)
}
