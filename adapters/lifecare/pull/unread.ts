/** What Lifecare has and could not be read. It is remembered, so that it is not told as something that is not there. */
import type { Tables } from '../database/open'
import type { PullContext } from './context'
import type { KeptShift, PlannedShift } from './diff'
import type { UnreadPart } from './planned'

/** What a batch has that cannot be read, by shift; what can; and what was kept of those shifts and is not among it. */
type Plan = {
  unread: ReadonlyMap<string, readonly UnreadPart[]>
  planned: ReadonlyMap<string, PlannedShift>
  absent: readonly KeptShift[]
}

const beforeOf = (id: string): string => `${id}.before`

/**
 * Remembers what could not be read of the plan. Gives the visits of which it is not known whether they are still planned: those that are
 * named by what cannot be read, and all of a shift where something cannot even be named.
 */
export async function keepUnread(
  { ids }: Pick<PullContext, 'ids'>,
  tables: Tables,
  { unread, planned, absent }: Plan,
): Promise<ReadonlySet<string>> {
  const rows: { id: string; workshiftId: string; clientId: string | null; from: Date | null; to: Date | null }[] = []
  const unclear = new Map<string, KeptShift>()
  for (const [workshiftId, parts] of unread) {
    const named = new Set(parts.flatMap(({ shiftId }) => shiftId ?? []))
    const isWhole = parts.every(({ shiftId }) => shiftId !== null)
    for (const kept of absent) {
      if (kept.workshiftId === workshiftId && (named.has(kept.id) || !isWhole)) unclear.set(kept.id, kept)
    }
    for (const [nth, { shiftId, clientId, start }] of parts.entries()) {
      const id = shiftId ?? ids('shift', `unread ${workshiftId} ${nth}`)
      if (!planned.has(id)) rows.push({ id, workshiftId, clientId, from: start, to: start })
    }
  }
  const read = [...planned.keys()].flatMap((id) => [id, beforeOf(id)])
  const gone = { OR: [{ workshiftId: { in: [...unread.keys()] } }, { id: { in: read } }] }
  await tables.unread.deleteMany({ where: gone })
  if (rows.length > 0) await tables.unread.createMany({ data: rows, skipDuplicates: true })
  // What was kept of it may stand no more: its own time is as unknown as the one that cannot be read.
  const before = [...unclear.values()].map(({ id, workshiftId, clientId, start, end }) => ({
    ...{ id: beforeOf(id), workshiftId, clientId, from: start, to: end },
  }))
  if (before.length > 0) await tables.unread.createMany({ data: before, skipDuplicates: true })
  return new Set(unclear.keys())
}

/** How much there is now that could not be read. */
export const countUnread = (tables: Tables): Promise<number> => tables.unread.count()

/** Remembers visits that could not be read, and forgets those that now can be. */
export async function keepUnreadVisits(
  tables: Tables,
  broken: readonly { id: string; clientId: string | null; at: Date | null }[],
  read: readonly string[],
): Promise<void> {
  await tables.unread.deleteMany({ where: { id: { in: [...read, ...broken.map(({ id }) => id)] } } })
  await tables.unread.createMany({ data: broken.map(({ id, clientId, at }) => ({ id, clientId, from: at, to: at })) })
}
