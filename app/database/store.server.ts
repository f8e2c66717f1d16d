import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { Prisma } from './generated/client'
import type { Retention } from '~/platform/retention'
import type { SealedColumn, SealedTableName } from './sealed-columns'
import type { Turns } from './turns.server'
import type { Clock, Day, Signal } from './types'
import { placeOf, type Vault } from './vault.server'

/** A statement that is asked on every page: plain SQL, prepared once per connection, and the shape of its rows. */
export type Statement<Row extends z.ZodType> = { name: string; sql: string; row: Row }

/** What a repository works with: one connection inside a transaction, else the pool. */
export type Store = {
  prisma: Prisma.TransactionClient
  vault: Vault
  clock: Clock
  /** How long things are kept. */
  retention: Retention
  rows: <Row extends z.ZodType>(statement: Statement<Row>, values: unknown[]) => Promise<z.infer<Row>[]>
  /** Tells every process when this is done: at once, or after the transaction. Unheard, it is found out at the next look. */
  tell: (signal: Signal) => Promise<void>
  /** One at a time for each name; inside a transaction at once, since it holds a connection already. */
  inTurn: Turns
  /** All or nothing. Inside a transaction it is that one; otherwise a new one, tried again when it lost to another. */
  atomically: <T>(work: (store: Store) => Promise<T>) => Promise<T>
}

/**
 * 127 random bits and more, fit for an address and for Insyn-Actor. It begins with a letter: an id that begins with "-" is
 * an option to a command and a formula to a spreadsheet.
 */
export function newId(): string {
  const id = randomBytes(16).toString('base64url')
  return /^[a-z]/i.test(id) ? id : newId()
}

/** 256 random bits: a secret for a cookie. Only `hashOf` it is stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** SHA-256 as hex. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Seals and opens for one row of one table; keeps null as null. */
export function sealerFor<Table extends SealedTableName>(vault: Vault, table: Table, rowId: string) {
  type Column = SealedColumn<Table>
  const open = (column: Column, envelope: string) => vault.open(envelope, placeOf(table, column, rowId))
  const seal = (column: Column, text: string) => vault.seal(text, placeOf(table, column, rowId))
  const parse = (text: string): unknown => JSON.parse(text)
  return {
    seal,
    open,
    sealMaybe: (column: Column, text: string | null | undefined) => (text == null ? null : seal(column, text)),
    openMaybe: (column: Column, envelope: string | null) => (envelope === null ? null : open(column, envelope)),
    sealJson: (column: Column, value: unknown) => seal(column, JSON.stringify(value)),
    openJson: (column: Column, envelope: string): unknown => parse(open(column, envelope)),
  }
}

/** A calendar day as the database's DATE. */
export function toDate(day: Day): Date {
  return new Date(`${day}T00:00:00.000Z`)
}

/** The database's DATE as a calendar day. */
export function toDay(date: Date): Day {
  return date.toISOString().slice(0, 10)
}

/** As `toDate`; what is missing is null. */
export function toDateMaybe(day: Day | null | undefined): Date | null {
  return day == null ? null : toDate(day)
}

/** As `toDay`; null is null. */
export function toDayMaybe(date: Date | null): Day | null {
  return date === null ? null : toDay(date)
}

const isKnown = (error: unknown, code: string) =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === code

/** The database chose another transaction (deadlock or conflict); this one did nothing. */
export const isConflict = (error: unknown) => isKnown(error, 'P2034')

/** Someone else was first with a unique value; nothing was done. */
export const isTaken = (error: unknown) => isKnown(error, 'P2002')

const withCodes = z.object({
  code: z.string().optional(),
  meta: z.object({ driverAdapterError: z.object({ cause: z.object({ originalCode: z.string() }) }) }).optional(),
})

/** PostgreSQL waited for a lock for as long as it was told to; nothing was done. */
export function lockIsHeld(error: unknown): boolean {
  const { data } = withCodes.safeParse(error)
  return [data?.code, data?.meta?.driverAdapterError.cause.originalCode].includes('55P03')
}

/** Tries again while the failure is one that a new look at the data settles. The work must look before it writes. */
export async function retryWhile<T>(
  settles: (error: unknown) => boolean,
  work: () => Promise<T>,
  attempts = 5,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (attempts <= 1 || !settles(error)) throw error
    return retryWhile(settles, work, attempts - 1)
  }
}
