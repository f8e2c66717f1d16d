/** The desk's answers to wishes, and what an accepted one does to the schedule. */
import { effectOf, type HoursEffect } from '../../../app/domain/wishes/effect'
import { afterAnswer } from '../../../app/domain/wishes/wish'
import { dayAfter, startOfDay } from '../../../app/domain/time/time'
import type { Prisma } from '../database/generated/client'
import type { Tables } from '../database/open'
import { appendChanges } from '../world/change-feed'
import { act, deny } from './action'
import type { StoreContext } from './context'
import { readBrukare, readDeskShift } from './desk-view'
import type { DeskShift, DeskWish, DeskWishes } from './types'
import { wishOf, wishParts, type WishRecord } from './wish-view'

const longestText = 4000

/** The desk's calls on wishes. */
export function createDeskWishes(context: StoreContext): DeskWishes {
  const { tables, tenant, staff, clock } = context

  async function shown(records: readonly WishRecord[]): Promise<DeskWish[]> {
    const brukare = await readBrukare(tables, tenant.key)
    const found = await Promise.all(
      records.map(async (record) => {
        const whose = brukare.get(record.brukareId)
        const shift = record.shiftId === null ? null : await readDeskShift(context, tables, record.shiftId)
        if (whose === undefined) return []
        return [{ wish: wishOf(record), brukare: whose, shift, effect: await effectIn(record, shift) }]
      }),
    )
    return found.flat()
  }

  /** What the wish does to the planned hours, by the schedule as it is now. */
  async function effectIn(record: WishRecord, shift: DeskShift | null): Promise<HoursEffect> {
    const { kind, wantedStart, wantedEnd, fromDay: from, toDay: to, brukareId } = record
    if (kind === 'otherPerson' || kind === 'plan') return effectOf({ kind })
    if (kind === 'cancel') return effectOf({ kind, shift })
    if (kind === 'move') {
      if (wantedStart === null || wantedEnd === null) return { is: 'unknown', why: 'notRead' }
      return effectOf({ kind, shift, wanted: { start: wantedStart, end: wantedEnd } })
    }
    if (from === null) return { is: 'unknown', why: 'notRead' }
    const last = startOfDay(dayAfter(to ?? from))
    const { coveredTo } = await tables.tenant.findUniqueOrThrow({ where: { id: tenant.key } })
    const found = await tables.shift.findMany({
      where: { brukareId, plannedStart: { lt: last }, plannedEnd: { gt: startOfDay(from) } },
    })
    const shifts = found.map(({ plannedStart: start, plannedEnd: end, ...rest }) => ({ ...rest, start, end }))
    return effectOf({ kind, from, to, shifts, plannedUntil: coveredTo })
  }

  return {
    listOpenWishes: async () =>
      shown(
        await tables.wish.findMany({
          where: { tenantId: tenant.key, state: { in: ['received', 'question'] } },
          include: wishParts,
          orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
        }),
      ),

    async getDeskWish(wishId) {
      const found = await tables.wish.findFirst({ where: { id: wishId, tenantId: tenant.key }, include: wishParts })
      const [wish] = found ? await shown([found]) : []
      return wish ?? null
    },

    answerWish(wishId, { outcome, text: typed }, by) {
      const text = typed.trim().slice(0, longestText)
      if (text === '') return Promise.resolve({ ok: false, code: 'motivationMissing' })
      return act(context, async (on) => {
        const title = staff.arbetsledareTitle(by) ?? deny('staffUnknown')
        const wish = await on.wish.findFirst({ where: { id: wishId, tenantId: tenant.key }, include: wishParts })
        if (!wish) return deny('notFound')
        if (afterAnswer(wish.state, outcome) === null) return deny('stateConflict')
        const now = clock()
        const shiftIds = outcome === 'accepted' ? await carryOut(on, wish, now) : []
        const updated = await on.wish.update({
          where: { id: wishId },
          data: { state: outcome, answers: { create: { outcome, text, by: title, at: now } } },
          include: wishParts,
        })
        const { brukareId } = wish
        await appendChanges(on, tenant.key, [
          ...shiftIds.map((id) => ({ type: 'shift' as const, brukareId, resourceId: id, at: now })),
          { type: 'wish', brukareId, resourceId: wishId, at: now },
        ])
        return wishOf(updated)
      })
    },
  }
}

/** Does what was wished to the shifts that have not begun; gives their ids. Another person is found by hand. */
async function carryOut(on: Tables, wish: WishRecord, now: Date): Promise<string[]> {
  const { kind, shiftId, wantedStart, wantedEnd, fromDay, toDay, brukareId } = wish
  const ahead = { brukareId, status: { in: ['planned' as const, 'vacant' as const] }, plannedEnd: { gt: now } }
  if (kind === 'move' && shiftId !== null && wantedStart !== null && wantedEnd !== null) {
    const shift = await on.shift.findFirst({ where: { ...ahead, id: shiftId } })
    if (!shift) return deny('alreadyStarted')
    await on.shift.update({ where: { id: shiftId }, data: { plannedStart: wantedStart, plannedEnd: wantedEnd } })
    const change = { type: 'moved' as const, by: 'brukare' as const }
    const before = { previousStart: shift.plannedStart, previousEnd: shift.plannedEnd }
    await on.shiftChange.create({ data: { shiftId, at: now, ...change, ...before } })
    return [shiftId]
  }
  const where = declinedBy(kind, { shiftId, fromDay, toDay })
  if (where === null) return []
  const found = await on.shift.findMany({ where: { ...ahead, ...where }, select: { id: true } })
  if (kind === 'cancel' && found.length === 0) return deny('alreadyStarted')
  const ids = found.map(({ id }) => id)
  const cancelled = { status: 'cancelled' as const, cancelledBy: 'brukare' as const, cancelledAt: now }
  await on.shift.updateMany({ where: { id: { in: ids } }, data: cancelled })
  await on.shiftChange.createMany({
    data: ids.map((id) => ({ shiftId: id, at: now, type: 'cancelled', by: 'brukare' })),
  })
  return ids
}

/** Which shifts are not to be given; null: none by this wish. Of an absence those that lie within its days. */
function declinedBy(
  kind: WishRecord['kind'],
  { shiftId, fromDay, toDay }: { shiftId: string | null; fromDay: string | null; toDay: string | null },
): Prisma.ShiftWhereInput | null {
  if (kind === 'cancel') return shiftId === null ? null : { id: shiftId }
  if ((kind !== 'absence' && kind !== 'hospital') || fromDay === null || toDay === null) return null
  return { plannedStart: { gte: startOfDay(fromDay) }, AND: { plannedEnd: { lte: startOfDay(dayAfter(toDay)) } } }
}
