import {
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type Transaction,
} from '@prisma/driver-adapter-utils'
import { PGlite } from '@electric-sql/pglite'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { z } from 'zod'

/**
 * Prisma's stock driver adapters, with what they get wrong put right. Each fault was seen, and tests/integration holds it:
 * - a migration script is one message and so one implicit transaction. Stock: split on `;` (adapter-pg), so that half of
 *   it can be applied; not awaited (PGlite), so that a failure is recorded as applied;
 * - a COMMIT that fails on PGlite is an error. Stock: the promise is caught, and the caller told that all is kept;
 * - times are sent without a zone, so the session's zone must be UTC whatever the server's is;
 * - the shadow database is an in-memory PGlite. Stock: needs the right to create databases, or uses the live one.
 */
function overriding<T extends object>(target: T, changes: Partial<T>): T {
  return new Proxy(target, {
    get(object, name) {
      const changed: unknown = Reflect.get(changes, name)
      if (changed !== undefined) return changed
      const value: unknown = Reflect.get(object, name, object)
      if (typeof value !== 'function') return value
      const bound: unknown = value.bind(object)
      return bound
    },
  })
}

const databaseError = z.object({
  code: z.string(),
  message: z.string(),
  severity: z.string(),
  detail: z.string().optional(),
  column: z.string().optional(),
  hint: z.string().optional(),
})

/** Runs a script; what the database said about it reaches the schema engine's message. */
async function runScript(run: () => Promise<unknown>): Promise<void> {
  try {
    await run()
  } catch (error) {
    const { success, data } = databaseError.safeParse(error)
    if (!success) throw error
    const { code, message, severity, detail, column, hint } = data
    throw new DriverAdapterError({ kind: 'postgres', code, message, severity, detail, column, hint })
  }
}

/** Remembers how the latest transaction ended, which the stock adapter hides. */
async function liteAdapter(lite: PGlite): Promise<SqlDriverAdapter> {
  let ending: Promise<unknown> = Promise.resolve()
  const watched = overriding(lite, {
    transaction: (work) => {
      const result = lite.transaction(work)
      ending = result
      return result
    },
  })
  const adapter = await new PrismaPGlite(watched).connect()
  return overriding<SqlDriverAdapter>(adapter, {
    executeScript: (script) => runScript(() => lite.exec(script)),
    startTransaction: async (isolation): Promise<Transaction> => {
      // A transaction starts when the one before has ended, so `ending` is this one's when it has started.
      const transaction = await adapter.startTransaction(isolation)
      const mine = ending
      return overriding<Transaction>(transaction, {
        commit: async () => {
          await transaction.commit()
          await mine
        },
      })
    },
  })
}

async function connectToShadow(): Promise<SqlDriverAdapter> {
  const lite = await openLite()
  const adapter = await liteAdapter(lite)
  return overriding(adapter, { dispose: () => lite.close() })
}

let madeInMemory: Promise<Blob> | undefined

/** A database as it is when it has just been made, which takes seconds; loading it takes a tenth of them. Once in a process. */
function emptyDatabase(): Promise<Blob> {
  const make = async (): Promise<Blob> => {
    const lite = await PGlite.create()
    const made = await lite.dumpDataDir('none')
    await lite.close()
    return made
  }
  return (madeInMemory ??= make())
}

/** Opens PGlite in a folder, or in memory without one. The session's zone is UTC. */
export async function openLite(folder?: string): Promise<PGlite> {
  const lite = await PGlite.create(folder === undefined ? { loadDataDir: await emptyDatabase() } : { dataDir: folder })
  await lite.exec(`SET TIME ZONE 'UTC'`)
  return lite
}

/** For Prisma and for migrations, on PGlite. Closing it is the caller's. */
export function liteFactory(lite: PGlite): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: 'postgres',
    adapterName: 'pglite-prisma-adapter',
    connect: () => liteAdapter(lite),
    connectToShadowDb: connectToShadow,
  }
}

const charType = 18
const paddedCharType = 1042

type PgResult = { fields: { dataTypeID: number }[]; rows: unknown[] }

function isResult(result: unknown): result is PgResult {
  return typeof result === 'object' && result !== null && 'fields' in result && 'rows' in result
}

/**
 * adapter-pg cannot decode "char" columns, which the schema engine asks the catalog for. They are given to it as bpchar,
 * and what it gives on is told to be the character that it was. Gives the wrapped `queryRaw`.
 */
function readingChars(pool: pg.Pool, adapter: SqlDriverAdapter): SqlDriverAdapter['queryRaw'] {
  const positions = new WeakMap<unknown[], number[]>()
  const stock: unknown = Reflect.get(pool, 'query')
  Reflect.set(pool, 'query', async (...query: unknown[]) => {
    if (typeof stock !== 'function') throw new Error('pg has no query')
    const result: unknown = await Reflect.apply(stock, pool, query)
    if (!isResult(result)) return result
    const chars = result.fields.flatMap(({ dataTypeID }, at) => (dataTypeID === charType ? [at] : []))
    positions.set(result.rows, chars)
    for (const field of result.fields) if (field.dataTypeID === charType) field.dataTypeID = paddedCharType
    return result
  })
  return async (query) => {
    const result = await adapter.queryRaw(query)
    for (const at of positions.get(result.rows) ?? []) result.columnTypes[at] = ColumnTypeEnum.Character
    return result
  }
}

/** Connections to PostgreSQL. The session's zone is UTC; a statement or an idle transaction that hangs is ended. */
export function openPool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    options: '-c TimeZone=UTC -c statement_timeout=20000 -c idle_in_transaction_session_timeout=20000',
  })
  // A connection that breaks while idle is replaced; without a listener it would end the process.
  pool.on('error', () => undefined)
  return pool
}

const namedStatements = 400

/** Gives the same text the same name, so that PostgreSQL plans it once per connection. The names end: texts can be endless. */
function statementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>()
  return ({ sql }) => {
    const known = names.get(sql)
    if (known !== undefined) return known
    // No name: sent as it is.
    if (names.size >= namedStatements) return ''
    const name = `p${names.size + 1}`
    names.set(sql, name)
    return name
  }
}

/** For Prisma, on PostgreSQL. The pool is the caller's to end. */
export function pgFactory(pool: pg.Pool): PrismaPg {
  return new PrismaPg(pool, { statementNameGenerator: statementNames() })
}

/** For migrations on PostgreSQL: its own pool, which `close` ends. */
export function pgMigrationFactory(
  url: string,
): SqlMigrationAwareDriverAdapterFactory & { close: () => Promise<void> } {
  const pool = openPool(url, 2)
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connectToShadowDb: connectToShadow,
    close: () => pool.end(),
    connect: async () => {
      const adapter = await new PrismaPg(pool).connect()
      return overriding<SqlDriverAdapter>(adapter, {
        queryRaw: readingChars(pool, adapter),
        executeScript: (script) => runScript(() => pool.query(script)),
      })
    },
  }
}
