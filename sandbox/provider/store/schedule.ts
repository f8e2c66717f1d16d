/** The schedule as the contract has it. */
import { dayAfter, startOfDay } from '../../../app/domain/time/time'
import type { NewArrival, Shift } from '../../../provider-api/contract'
import type { Prisma } from '../database/generated/client'
import { appendChanges } from '../world/change-feed'
import { staffViewFor } from './context'
import type { StaffView, StoreContext } from './context'
import { instant, maybe, maybeInstant } from '../../../provider-kit/shape'
import { activitiesOf, endOf, startOf } from './shape'
import { done, once, refuse } from './once'
import type { ContractStore, Write } from './types'

const pageSize = 500
/** What is read with a shift. */
export const withAll = { changes: { orderBy: [{ at: 'asc' }, { id: 'asc' }] }, row: true } satisfies Prisma.ShiftInclude
export type ShiftRecord = Prisma.ShiftGetPayload<{ include: typeof withAll }>

/** The calls on the schedule. */
export function createSchedule(context: StoreContext): Pick<ContractStore, 'listShifts' | 'sayArrived'> {
  const { tables, tenant, freshnessSeconds } = context
  return {
    sayArrived: (brukareId, write) => sayArrived(context, brukareId, write),

    async listShifts(brukareId, { from, to, cursor }) {
      const known = await tables.brukare.findFirst({
        where: { id: brukareId, tenantId: tenant.key },
        select: { id: true },
      })
      if (!known) return null
      const [view, found] = await Promise.all([
        staffViewFor(context, brukareId),
        tables.shift.findMany({
          where: {
            brukareId,
            plannedStart: { lt: startOfDay(dayAfter(to)) },
            plannedEnd: { gt: startOfDay(from) },
            ...afterCursor(cursor),
          },
          include: withAll,
          orderBy: [{ plannedStart: 'asc' }, { id: 'asc' }],
          take: pageSize + 1,
        }),
      ])
      const items = found.slice(0, pageSize)
      const last = items.at(-1)
      return {
        items: items.map((shift) => shiftOf(shift, view)),
        ...(freshnessSeconds > 0 && { freshnessSeconds }),
        ...(found.length > pageSize && last ? { nextCursor: `${last.plannedStart.getTime()}_${last.id}` } : {}),
      }
    },
  }
}

/** What comes after the last shift of the page before. A cursor that is not ours starts from the beginning. */
function afterCursor(cursor: string | undefined): Prisma.ShiftWhereInput {
  const match = /^(\d{1,15})_(.+)$/.exec(cursor ?? '')
  if (!match?.[1] || !match[2]) return {}
  const plannedStart = new Date(Number(match[1]))
  return { OR: [{ plannedStart: { gt: plannedStart } }, { plannedStart, id: { gt: match[2] } }] }
}

/** A shift as the contract has it. */
export function shiftOf(shift: ShiftRecord, view: StaffView): Shift {
  const { row } = shift
  return {
    id: shift.id,
    plannedStart: instant(shift.plannedStart),
    plannedEnd: instant(shift.plannedEnd),
    kind: shift.kind,
    staff: shift.staffId === null ? null : view(shift.staffId),
    ...(shift.substituteForId === null ? {} : { substituteFor: view(shift.substituteForId) }),
    status: shift.status,
    ...maybe('cancelledBy', shift.cancelledBy),
    ...maybeInstant('cancelledAt', shift.cancelledAt),
    ...maybe('doubleStaffingGroup', shift.doubleStaffingGroup),
    activities: activitiesOf(shift.activities, row),
    ...maybe('actualStart', row ? startOf(row) : undefined),
    ...maybe('actualEnd', row ? endOf(row) : undefined),
    changes: shift.changes.map((change) => ({
      at: instant(change.at),
      type: change.type,
      ...maybe('by', change.by),
      ...maybeInstant('previousStart', change.previousStart),
      ...maybeInstant('previousEnd', change.previousEnd),
      ...maybe('previousStaffName', change.previousStaffName),
    })),
    ...maybe('arrivalSaid', arrivalOf(shift)),
    ...maybe('timeReportId', row?.timeReportId),
  }
}

function arrivalOf({ arrivalSaidAt, arrivalSaidBy }: ShiftRecord): Shift['arrivalSaid'] {
  if (arrivalSaidAt === null || arrivalSaidBy === null) return undefined
  return { at: instant(arrivalSaidAt), byRole: arrivalSaidBy }
}

/** Keeps what somebody says beside the shift: nothing is registered by it. The first word about a shift stands. */
function sayArrived(context: StoreContext, brukareId: string, write: Write<NewArrival>) {
  const { tenant, clock } = context
  return once(context, { operation: `sayArrived ${brukareId}`, schema: 'Arrival', status: 201 }, write, async (on) => {
    const { shiftId, saidAt, name } = write.body
    const shift = await on.shift.findFirst({ where: { id: shiftId, brukareId, tenantId: tenant.key } })
    if (!shift) return refuse('unknownTarget')
    const first = shift.arrivalSaidAt ?? new Date(saidAt)
    if (shift.arrivalSaidAt === null) {
      const data = { arrivalSaidAt: first, arrivalSaidBy: write.actor.role, arrivalSaidName: name }
      await on.shift.update({ where: { id: shiftId }, data })
      await appendChanges(on, tenant.key, [{ type: 'shift', brukareId, resourceId: shiftId, at: clock() }])
    }
    return done({ id: `ank-${shiftId}`, shiftId, saidAt: instant(first) })
  })
}
