/** Makes the changes of plan whose time has come: a substitute, a vacant shift, a move, a cancellation. */
import { minutesAfter } from '../../../app/domain/time/time'
import type { DayString } from '../../../app/domain/time/time'
import type { Prisma } from '../database/generated/client'
import type { Tables } from '../database/open'
import { shiftCases } from './cases'
import { appendChanges } from './change-feed'
import { brukareIdOf } from './shifts'
import { member } from './staff'

type DueShift = Prisma.ShiftGetPayload<{ include: { changes: true } }>
type Names = ReadonlyMap<string, string>
type Effect = {
  shift: Prisma.ShiftUncheckedUpdateInput
  change: Omit<Prisma.ShiftChangeCreateManyInput, 'shiftId' | 'at'>
}

/** Minutes by which a moved shift is moved. */
const moveMinutes = 60

/** Applies every case that is due. A shift that someone has changed by hand keeps what was done. */
export async function applyDueCases(
  tables: Tables,
  tenant: { id: string; anchorDay: DayString },
  names: Names,
  now: Date,
): Promise<void> {
  const due = await tables.shift.findMany({
    where: { tenantId: tenant.id, caseDueAt: { lte: now } },
    include: { changes: true },
    orderBy: [{ caseDueAt: 'asc' }, { id: 'asc' }],
  })
  const changes: Prisma.ShiftChangeCreateManyInput[] = []
  for (const shift of due) {
    const effect = shift.status === 'planned' && shift.changes.length === 0 ? effectOf(shift, names) : null
    await tables.shift.update({ where: { id: shift.id }, data: { ...effect?.shift, caseDueAt: null } })
    if (effect) changes.push({ shiftId: shift.id, at: dueAt(shift), ...effect.change })
  }
  await tables.shiftChange.createMany({ data: changes })
  await appendChanges(
    tables,
    tenant.id,
    due.map((shift) => ({
      type: 'shift' as const,
      brukareId: shift.brukareId,
      resourceId: shift.id,
      at: dueAt(shift),
    })),
  )
}

function dueAt(shift: DueShift): Date {
  return shift.caseDueAt ?? shift.plannedStart
}

function effectOf(shift: DueShift, names: Names): Effect | null {
  const previousStaffName = shift.staffId ? (names.get(shift.staffId) ?? null) : null
  switch (shift.caseName) {
    case 'substitute': {
      const found = substituteOf(shift)
      return found === null
        ? null
        : {
            shift: { staffId: found, substituteForId: shift.staffId, absenceReason: 'SKYDDAD-FRÅNVARO vård av barn' },
            change: { type: 'substitute', by: 'provider', previousStaffName },
          }
    }
    case 'vacant':
      return {
        shift: { status: 'vacant', staffId: null },
        change: { type: 'vacant', by: 'provider', previousStaffName },
      }
    case 'moved':
      return {
        shift: {
          plannedStart: minutesAfter(shift.plannedStart, moveMinutes),
          plannedEnd: minutesAfter(shift.plannedEnd, moveMinutes),
        },
        change: { type: 'moved', by: 'provider', previousStart: shift.plannedStart, previousEnd: shift.plannedEnd },
      }
    case 'cancelledByProvider':
      return {
        shift: { status: 'cancelled', cancelledBy: 'provider', cancelledAt: dueAt(shift) },
        change: { type: 'cancelled', by: 'provider' },
      }
    case 'cancelledByBrukare':
      return {
        shift: { status: 'cancelled', cancelledBy: 'brukare', cancelledAt: dueAt(shift) },
        change: { type: 'cancelled', by: 'brukare' },
      }
    default:
      return null
  }
}

function substituteOf(shift: DueShift): string | null {
  const found = shiftCases.find(
    (one) =>
      one.case === 'substitute' &&
      one.tenant === shift.tenantId &&
      brukareIdOf(one.tenant, one.brukare) === shift.brukareId,
  )
  return found?.staff === undefined ? null : member(shift.tenantId, found.staff).id
}
