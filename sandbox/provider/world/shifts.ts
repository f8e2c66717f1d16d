/** The plan of a day: a pure function of the anchor, the brukare and the day. */
import { dayAfter, daysBetween, instantsAt, minutesAfter, startOfDay, weekday } from '../../../app/domain/time/time'
import type { DayString } from '../../../app/domain/time/time'
import { findCase, isPlanCase } from './cases'
import type { Profile } from './profiles'
import { idOf } from './random'
import type { Slot } from './slots'
import { member } from './staff'
import type { TimeKind } from '../../../provider-api/contract'

/** A shift as it is first planned. */
export type PlannedShift = {
  id: string
  tenantId: string
  brukareId: string
  day: DayString
  plannedStart: Date
  plannedEnd: Date
  kind: TimeKind
  status: 'planned'
  staffId: string
  doubleStaffingGroup: string | null
  activities: string[]
  caseName: string | null
  caseDueAt: Date | null
}

/** The instant a clock in Stockholm shows `time` on `day`; in the hour that spring skips, the hour after it. */
export function at(day: DayString, time: string): Date {
  const [first] = instantsAt(day, time)
  if (first) return first
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return minutesAfter(startOfDay(day), hours * 60 + minutes)
}

/** The id of a brukare at a tenant; tells nothing of who it is. */
export const brukareIdOf = (tenant: string, key: string) => idOf('brk', tenant, key)

/** The id of the shift that a slot has on a day. */
export const shiftIdOf = (tenant: string, key: string, slot: string, day: DayString) =>
  idOf('shf', tenant, key, slot, day)

/** The id of the report of a staff member for a brukare and a month. */
export const reportIdOf = (brukareId: string, staffId: string, month: string) => idOf('rep', brukareId, staffId, month)

/** Every shift of a brukare that starts on a day, by start. */
export function planDay(anchor: DayString, profile: Profile, day: DayString): PlannedShift[] {
  const today = weekday(day)
  return profile.slots
    .filter((slot) => slot.weekdays?.includes(today) ?? true)
    .map((slot) => planSlot(anchor, profile, slot, day))
    .sort((a, b) => a.plannedStart.getTime() - b.plannedStart.getTime())
}

function planSlot(anchor: DayString, profile: Profile, slot: Slot, day: DayString): PlannedShift {
  const { tenant, key } = profile
  const found = findCase(anchor, tenant, key, slot.key, day)
  const due = found?.due && at(dayAfter(day, -found.due.daysBefore), found.due.time)
  const isNewPerson = found !== null && isPlanCase(found.case) && !found.due
  return {
    id: shiftIdOf(tenant, key, slot.key, day),
    tenantId: tenant,
    brukareId: brukareIdOf(tenant, key),
    day,
    plannedStart: at(day, slot.start),
    plannedEnd: at(slot.end > slot.start ? day : dayAfter(day), slot.end),
    kind: slot.kindOn(weekday(day)),
    status: 'planned',
    staffId: member(tenant, isNewPerson && found.staff !== undefined ? found.staff : turn(slot.pool, day)).id,
    doubleStaffingGroup: slot.group ? idOf('dbl', tenant, key, slot.group, day) : null,
    activities: [...slot.activities],
    caseName: found?.case ?? null,
    caseDueAt: due ?? null,
  }
}

/** Whose turn it is: two days each, in order. */
function turn(pool: readonly number[], day: DayString): number {
  const index = Math.floor(daysBetween('2020-01-06', day) / 2) % pool.length
  return pool[(index + pool.length) % pool.length] ?? 0
}
