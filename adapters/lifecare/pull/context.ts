import { randomBytes } from 'node:crypto'
import type { Logger } from '../../../provider-kit/http/logger'
import type { LifecareClient } from '../client/http'
import type { Tenant } from '../config/tenant'
import type { AdapterDatabase, Tables } from '../database/open'
import type { Ids } from '../ids'

/** What a pull needs. `committed` is told after each transaction that may have added to the feed. */
export type PullContext = {
  client: LifecareClient
  database: AdapterDatabase
  ids: Ids
  tenant: Tenant
  clock: () => Date
  logger: Logger
}

/** Something that the portal should look at again. */
export type Changed = {
  type: 'shift' | 'timeReport' | 'faststallande' | 'objection' | 'grant' | 'document' | 'brukare'
  clientId: string
  resourceId: string
}

/** Appends to the feed, in the transaction of what it is about. The same thing twice in one call is told once. */
export async function appendChanges(tables: Tables, changes: readonly Changed[], at: Date): Promise<void> {
  const different = new Map(changes.map((one) => [`${one.type} ${one.resourceId}`, one]))
  if (different.size > 0)
    await tables.change.createMany({ data: [...different.values()].map((one) => ({ ...one, at })) })
}

/** The day of a date of Lifecare's; null for none, and for the years that stand for none. */
export function dayOf(text: string | null | undefined): string | null {
  const day = /^(\d{4}-\d\d-\d\d)/.exec(text ?? '')?.[1]
  return day !== undefined && day >= '1900' && day < '9999' ? day : null
}

/** When the plan and the visits were last read whole. */
export const lastPull = 'lastPull'

/** What is read whole, now and then. */
export type Register = 'clients' | 'personnel' | 'decisions' | 'plans'

/** The cursor that says when a register was last read whole. */
export const registerCursor = (register: Register): string => `register ${register}`

/** Which feed this is: another database has another, so that a place in the one is none in the other. */
export async function readEpoch(tables: Tables): Promise<string> {
  const kept = await readCursor(tables, 'epoch')
  if (kept !== null) return kept
  await tables.cursor.createMany({
    data: [{ name: 'epoch', value: randomBytes(6).toString('base64url') }],
    skipDuplicates: true,
  })
  return (await readCursor(tables, 'epoch')) ?? ''
}

/** How far a resource has been read; null before the first time. */
export async function readCursor(tables: Tables, name: string): Promise<string | null> {
  return (await tables.cursor.findUnique({ where: { name } }))?.value ?? null
}

/** Moves a cursor, in the transaction of what was read up to there. */
export async function moveCursor(tables: Tables, name: string, value: string): Promise<void> {
  await tables.cursor.upsert({ where: { name }, create: { name, value }, update: { value } })
}
