/** The desk's hand on the schedule: who is absent, who comes instead, what is vacant, cancelled or moved. */
import { dayAfter, daySpan, stockholmDate } from '../../../app/domain/time/time'
import type { Span } from '../../../app/domain/time/time'
import type { Prisma } from '../database/generated/client'
import type { ShiftModel } from '../database/generated/models'
import type { Tables } from '../database/open'
import { appendChanges } from '../world/change-feed'
import { act, deny } from './action'
import type { StoreContext } from './context'
import { deskShifts, deskStaff, readBrukare, readDeskShift } from './desk-view'
import type { ActionResult } from './action-result'
import type { DeskShift, DeskStore } from './types'

type Calls = Pick<
  DeskStore,
  | 'listArbetsledare'
  | 'listBrukare'
  | 'listDayShifts'
  | 'getShift'
  | 'listSubstitutes'
  | 'markSickAndSubstitute'
  | 'leaveVacant'
  | 'cancel'
  | 'move'
>
type Edit = {
  shift: Prisma.ShiftUncheckedUpdateInput
  change: Omit<Prisma.ShiftChangeUncheckedCreateInput, 'shiftId' | 'at'>
}

/** Nobody works longer than this in one shift. */
const longestShiftMs = 24 * 60 * 60_000

/** The desk's calls on the schedule. */
export function createDeskSchedule(context: StoreContext): Calls {
  const { tables, tenant, staff, clock } = context

  /** Changes a shift that has not begun, and appends to its log and to the feed. */
  function edit(
    shiftId: string,
    work: (on: Tables, shift: ShiftModel, now: Date) => Promise<Edit>,
  ): Promise<ActionResult<DeskShift>> {
    return act(context, async (on) => {
      const now = clock()
      const shift = await on.shift.findFirst({ where: { id: shiftId, tenantId: tenant.key } })
      if (!shift) return deny('notFound')
      if (shift.status === 'started') return deny('alreadyStarted')
      if (shift.status === 'ended' || shift.plannedEnd <= now) return deny('alreadyEnded')
      if (shift.status === 'cancelled') return deny('cancelled')
      const { shift: data, change } = await work(on, shift, now)
      await on.shift.update({ where: { id: shiftId }, data })
      await on.shiftChange.create({ data: { shiftId, at: now, ...change } })
      await appendChanges(on, tenant.key, [{ type: 'shift', brukareId: shift.brukareId, resourceId: shiftId, at: now }])
      return (await readDeskShift(context, on, shiftId)) ?? deny('notFound')
    })
  }

  const nameOf = (id: string | null) => (id === null ? null : staff.get(id).displayName)

  return {
    listArbetsledare: () => Promise.resolve(staff.all.filter(({ role }) => role === 'arbetsledare').map(deskStaff)),
    listBrukare: async () => [...(await readBrukare(tables, tenant.key)).values()],
    getShift: (shiftId) => readDeskShift(context, tables, shiftId),

    async listDayShifts(date, brukareId) {
      const { start, end } = daySpan(date)
      const found = await tables.shift.findMany({
        where: { tenantId: tenant.key, brukareId, plannedStart: { lt: end }, plannedEnd: { gt: start } },
        include: { row: true },
        orderBy: [{ plannedStart: 'asc' }, { id: 'asc' }],
      })
      return deskShifts(context, tables, found)
    },

    async listSubstitutes(shiftId) {
      const shift = await tables.shift.findFirst({ where: { id: shiftId, tenantId: tenant.key } })
      if (!shift) return []
      const [busy, team] = await Promise.all([
        busyStaff(tables, tenant.key, { start: shift.plannedStart, end: shift.plannedEnd }, shift.id),
        tables.brukareStaff.findMany({ where: { brukareId: shift.brukareId }, select: { staffId: true } }),
      ])
      const known = new Set(team.map(({ staffId }) => staffId))
      return staff.all
        .filter(
          ({ id, role }) =>
            role !== 'arbetsledare' && id !== shift.staffId && id !== shift.substituteForId && !busy.has(id),
        )
        .map((one) => ({ ...deskStaff(one), knowsBrukare: known.has(one.id) }))
        .sort((a, b) => Number(b.knowsBrukare) - Number(a.knowsBrukare))
    },

    markSickAndSubstitute: (shiftId, substituteStaffId) =>
      edit(shiftId, async (on, shift, now) => {
        const substitute = staff.find(substituteStaffId)
        if (!substitute || substitute.role === 'arbetsledare' || substitute.id === shift.staffId)
          return deny('staffUnknown')
        const busy = await busyStaff(on, tenant.key, { start: shift.plannedStart, end: shift.plannedEnd }, shift.id)
        if (busy.has(substitute.id)) return deny('staffBusy')
        await announce(on, shift, substitute.id, now)
        const wasVacant = shift.status === 'vacant'
        return {
          shift: { status: 'planned', staffId: substitute.id, substituteForId: shift.substituteForId ?? shift.staffId },
          change: {
            type: wasVacant ? 'filled' : 'substitute',
            by: 'provider',
            previousStaffName: nameOf(shift.staffId),
          },
        }
      }),

    leaveVacant: (shiftId) =>
      edit(shiftId, async (_on, shift) => {
        if (shift.status === 'vacant') return deny('vacant')
        return Promise.resolve({
          shift: { status: 'vacant', staffId: null, substituteForId: null },
          change: { type: 'vacant', by: 'provider', previousStaffName: nameOf(shift.staffId) },
        })
      }),

    cancel: (shiftId, by) =>
      edit(shiftId, (_on, _shift, now) =>
        Promise.resolve({
          shift: { status: 'cancelled', cancelledBy: by, cancelledAt: now },
          change: { type: 'cancelled', by },
        }),
      ),

    move: (shiftId, { start, end }) =>
      edit(shiftId, async (on, shift, now) => {
        const length = end.getTime() - start.getTime()
        const isSame = start.getTime() === shift.plannedStart.getTime() && end.getTime() === shift.plannedEnd.getTime()
        if (!(length > 0 && length <= longestShiftMs) || end <= now || isSame) return deny('spanInvalid')
        const busy = await busyStaff(on, tenant.key, { start, end }, shift.id)
        if (shift.staffId !== null && busy.has(shift.staffId)) return deny('staffBusy')
        return {
          shift: { plannedStart: start, plannedEnd: end },
          change: { type: 'moved', by: 'provider', previousStart: shift.plannedStart, previousEnd: shift.plannedEnd },
        }
      }),
  }
}

/** Staff with a shift that overlaps a span, other than the shift given. */
async function busyStaff(
  tables: Tables,
  tenantId: string,
  { start, end }: Span,
  except: string,
): Promise<ReadonlySet<string>> {
  const found = await tables.shift.findMany({
    where: {
      tenantId,
      id: { not: except },
      staffId: { not: null },
      status: { in: ['planned', 'started', 'ended'] },
      plannedStart: { lt: end, gte: new Date(start.getTime() - longestShiftMs) },
      plannedEnd: { gt: start },
    },
    select: { staffId: true },
  })
  return new Set(found.flatMap(({ staffId }) => staffId ?? []))
}

/** Someone who has not been with the brukare before is a new person, announced now. */
async function announce(
  tables: Tables,
  { brukareId, plannedStart }: ShiftModel,
  staffId: string,
  now: Date,
): Promise<void> {
  const firstDay = stockholmDate(plannedStart)
  const known = await tables.brukareStaff.findUnique({ where: { brukareId_staffId: { brukareId, staffId } } })
  if (known === null) await tables.brukareStaff.create({ data: { brukareId, staffId, firstDay, announcedAt: now } })
  else if (known.firstDay !== null && known.firstDay > firstDay && firstDay >= dayAfter(stockholmDate(now), 0)) {
    await tables.brukareStaff.update({
      where: { brukareId_staffId: { brukareId, staffId } },
      data: { firstDay, announcedAt: now },
    })
  }
}
