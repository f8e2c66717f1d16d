/** The assistant's check-in: the planned shift is started and ended. */
import { minutesAfter, stockholmMonth } from '../../../app/domain/time/time'
import type { Prisma } from '../database/generated/client'
import type { Tables } from '../database/open'
import { appendChanges } from '../world/change-feed'
import { idOf } from '../world/random'
import { reportIdOf } from '../world/shifts'
import { act, deny } from './action'
import type { StoreContext } from './context'
import { deskStaff, readDeskShift } from './desk-view'
import type { CheckInStore } from './types'

/** A time further from now than this was not registered as it happened, but by hand afterwards. */
const liveMinutes = 5
/** How far ahead the next shift is looked for. */
const aheadMinutes = 24 * 60

type ShiftWithRow = Prisma.ShiftGetPayload<{ include: { row: true } }>

/** The check-in of a tenant. */
export function createCheckIn(context: StoreContext): CheckInStore {
  const { tables, tenant, staff, clock } = context

  const methodAt = (at: Date, now: Date) =>
    at < minutesAfter(now, -liveMinutes) ? ('manualAfterwards' as const) : ('app' as const)

  async function read(on: Tables, shiftId: string): Promise<ShiftWithRow & { staffId: string }> {
    const shift = await on.shift.findFirst({ where: { id: shiftId, tenantId: tenant.key }, include: { row: true } })
    if (!shift) return deny('notFound')
    if (shift.status === 'cancelled') return deny('cancelled')
    const { staffId } = shift
    if (staffId === null) return deny('vacant')
    return { ...shift, staffId }
  }

  async function finish(on: Tables, shift: ShiftWithRow, status: 'started' | 'ended', now: Date) {
    // What is registered by hand is never overwritten by the world.
    await on.shift.update({ where: { id: shift.id }, data: { status, settled: true } })
    await appendChanges(on, tenant.key, [{ type: 'shift', brukareId: shift.brukareId, resourceId: shift.id, at: now }])
    return (await readDeskShift(context, on, shift.id)) ?? deny('notFound')
  }

  return {
    listAssistants: () => Promise.resolve(staff.all.filter(({ role }) => role !== 'arbetsledare').map(deskStaff)),

    async nextShiftFor(staffId) {
      const now = clock()
      const mine = { tenantId: tenant.key, staffId }
      const found =
        (await tables.shift.findFirst({ where: { ...mine, status: 'started' }, orderBy: { plannedStart: 'asc' } })) ??
        (await tables.shift.findFirst({
          where: {
            ...mine,
            status: 'planned',
            plannedEnd: { gt: now },
            plannedStart: { lte: minutesAfter(now, aheadMinutes) },
          },
          orderBy: { plannedStart: 'asc' },
        }))
      return found && readDeskShift(context, tables, found.id)
    },

    start: (shiftId, at, comment) =>
      act(context, async (on) => {
        const shift = await read(on, shiftId)
        if (shift.status === 'started') return deny('alreadyStarted')
        if (shift.status === 'ended') return deny('alreadyEnded')
        const now = clock()
        if (at > minutesAfter(now, 1) || at < minutesAfter(shift.plannedStart, -aheadMinutes) || at >= shift.plannedEnd)
          return deny('spanInvalid')
        const month = stockholmMonth(shift.plannedStart)
        const timeReportId = reportIdOf(shift.brukareId, shift.staffId, month)
        const { tenantId, brukareId, staffId, kind } = shift
        await on.timeReport.createMany({
          data: [{ id: timeReportId, tenantId, brukareId, staffId, month, state: 'open' }],
          skipDuplicates: true,
        })
        const registration = {
          startAt: at,
          startMethod: methodAt(at, now),
          startRegisteredAt: now,
          startRegisteredBy: staff.get(staffId).displayName,
          comment: blankToNull(comment),
        }
        await on.reportRow.upsert({
          where: { shiftId },
          create: {
            id: idOf('row', shiftId),
            timeReportId,
            brukareId,
            shiftId,
            kind,
            activitiesDone: [],
            ...registration,
          },
          update: { timeReportId, ...registration },
        })
        return finish(on, shift, 'started', now)
      }),

    end: (shiftId, at, comment, activitiesDone) =>
      act(context, async (on) => {
        const shift = await read(on, shiftId)
        const { row } = shift
        if (shift.status === 'ended') return deny('alreadyEnded')
        if (shift.status !== 'started' || !row?.startAt) return deny('notStarted')
        const now = clock()
        if (at <= row.startAt || at > minutesAfter(now, 1)) return deny('spanInvalid')
        await on.reportRow.update({
          where: { id: row.id },
          data: {
            endAt: at,
            endMethod: methodAt(at, now),
            endRegisteredAt: now,
            endRegisteredBy: staff.get(shift.staffId).displayName,
            comment: blankToNull([row.comment, comment].filter(Boolean).join('\n')),
            activitiesDone: [...new Set(activitiesDone)],
          },
        })
        return finish(on, shift, 'ended', now)
      }),
  }
}

function blankToNull(text: string | undefined): string | null {
  const trimmed = text?.trim().slice(0, 4000)
  return trimmed ? trimmed : null
}
