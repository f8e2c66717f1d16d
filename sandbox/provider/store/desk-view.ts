/** Shifts and brukare as the desk and the check-in show them. */
import { isOpen } from '../../../app/domain/objections/objection'
import { defaultRule } from '../../../app/domain/schedule/deviation'
import { minutesAfter } from '../../../app/domain/time/time'
import type { Prisma } from '../database/generated/client'
import type { StaffModel } from '../database/generated/models'
import type { Tables } from '../database/open'
import type { StoreContext } from './context'
import { activitiesOf } from './shape'
import type { DeskBrukare, DeskShift, DeskStaff } from './types'

type ShiftRecord = Prisma.ShiftGetPayload<{ include: { row: true } }>

/** Staff by the name to show. */
export function deskStaff({ id, displayName, role }: StaffModel): DeskStaff {
  return { id, displayName, role }
}

/** The tenant's brukare, by name. */
export async function readBrukare(tables: Tables, tenantId: string): Promise<Map<string, DeskBrukare>> {
  const found = await tables.brukare.findMany({ where: { tenantId }, orderBy: [{ name: 'asc' }, { id: 'asc' }] })
  return new Map(found.map(({ id, name, protectedIdentity }) => [id, { id, name, protectedIdentity }]))
}

/** Puts shifts together with who they are for and who has objected. */
export async function deskShifts(
  { staff, tenant, clock }: StoreContext,
  tables: Tables,
  shifts: readonly ShiftRecord[],
): Promise<DeskShift[]> {
  const [brukare, objections] = await Promise.all([
    readBrukare(tables, tenant.key),
    tables.objection.findMany({
      where: { tenantId: tenant.key, brukareId: { in: [...new Set(shifts.map(({ brukareId }) => brukareId))] } },
      select: { state: true, shiftIds: true, rowIds: true },
    }),
  ])
  const open = objections.filter(({ state }) => isOpen(state))
  const who = (id: string | null) => (id === null ? null : deskStaff(staff.get(id)))
  return shifts.flatMap((shift) => {
    const { row, id, kind, status, cancelledBy } = shift
    const forWhom = brukare.get(shift.brukareId)
    if (!forWhom) return []
    return [
      {
        id,
        brukare: forWhom,
        start: shift.plannedStart,
        end: shift.plannedEnd,
        kind,
        status,
        cancelledBy,
        staff: who(shift.staffId),
        substituteFor: who(shift.substituteForId),
        actualStart: row?.startAt ?? null,
        actualEnd: row?.endAt ?? null,
        comment: row?.comment ?? null,
        activities: activitiesOf(shift.activities, row),
        openObjectionCount: open.filter(
          ({ shiftIds, rowIds }) => shiftIds.includes(id) || (row !== null && rowIds.includes(row.id)),
        ).length,
        missed: isMissed(shift, clock()),
        arrivalSaid: saidOf(shift),
      },
    ]
  })
}

/** Planned, the start passed by more than the rule allows, and nothing registered. Beredskap is nobody who is to arrive. */
function isMissed({ status, staffId, kind, plannedStart, row }: ShiftRecord, now: Date): boolean {
  const isDue = minutesAfter(plannedStart, defaultRule.startToleranceMinutes) < now
  return status === 'planned' && staffId !== null && kind !== 'standby' && isDue && !row?.startAt
}

function saidOf({ arrivalSaidAt, arrivalSaidName }: ShiftRecord): DeskShift['arrivalSaid'] {
  return arrivalSaidAt && { at: arrivalSaidAt, name: arrivalSaidName ?? '' }
}

/** One shift of the tenant as the desk shows it, or null. */
export async function readDeskShift(context: StoreContext, tables: Tables, shiftId: string): Promise<DeskShift | null> {
  const found = await tables.shift.findFirst({
    where: { id: shiftId, tenantId: context.tenant.key },
    include: { row: true },
  })
  const [shift] = found ? await deskShifts(context, tables, [found]) : []
  return shift ?? null
}
