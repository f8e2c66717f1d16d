/** Adds the days that have no schedule yet. */
import { dayAfter, daysOf, monthAfter, monthDays } from '../../../app/domain/time/time'
import type { DayString } from '../../../app/domain/time/time'
import { insertMany } from '../database/insert'
import type { Tables } from '../database/open'
import { appendChanges } from './change-feed'
import { crowdOf, crowdSize } from './crowd'
import { profiles } from './profiles'
import type { Profile } from './profiles'
import { brukareIdOf, planDay } from './shifts'
import type { PlannedShift } from './shifts'

/** How far ahead the schedule is published. */
export const daysAhead = 31
/** How many whole months back the world begins. */
const monthsBack = 3

/** The first day of the ordinary world. */
export function firstDay(anchor: DayString): DayString {
  return `${monthAfter(anchor.slice(0, 7), -monthsBack)}-01`
}

/** The last March and the last October before the ordinary world that are not in it: the clock is changed in them. */
export function clockChangeMonths(anchor: DayString): string[] {
  const first = firstDay(anchor).slice(0, 7)
  const months = Array.from({ length: 12 }, (_, n) => monthAfter(first, -1 - n))
  const inWorld = Array.from({ length: monthsBack + 1 }, (_, n) => monthAfter(first, n).slice(5))
  return months.filter((month) => ['03', '10'].includes(month.slice(5)) && !inWorld.includes(month.slice(5))).sort()
}

/** The first day that a brukare has anything on. */
export function dataFrom(tenant: string, anchor: DayString, brukareId: string): DayString {
  const profile = profiles.find((one) => one.tenant === tenant && brukareIdOf(tenant, one.key) === brukareId)
  if (profile === undefined) return firstOfCrowd(anchor)
  const [month] = profile.withClockChanges ? clockChangeMonths(anchor) : []
  return month === undefined ? firstDay(anchor) : `${month}-01`
}

const firstOfCrowd = (anchor: DayString): DayString => `${monthAfter(anchor.slice(0, 7), -1)}-01`

/** Every shift of the world when it is made. `crowd`: so many huvudmän more, see crowd.ts. */
export function planWorld(tenant: string, anchor: DayString, crowd = 0): PlannedShift[] {
  const last = dayAfter(anchor, daysAhead)
  return [
    ...profiles
      .filter((profile) => profile.tenant === tenant)
      .flatMap((profile) => [
        ...(profile.withClockChanges ? clockChangeMonths(anchor) : []).flatMap((month) => {
          const { from, to } = monthDays(month)
          return planDays(anchor, profile, from, to)
        }),
        ...planDays(anchor, profile, firstDay(anchor), last),
      ]),
    ...crowdAt(tenant, crowd).flatMap((profile) => planDays(anchor, profile, firstOfCrowd(anchor), last)),
  ]
}

function crowdAt(tenant: string, count: number): Profile[] {
  return crowdOf(count).filter((profile) => profile.tenant === tenant)
}

function planDays(anchor: DayString, profile: Profile, from: DayString, to: DayString): PlannedShift[] {
  return daysOf(from, to).flatMap((day) => planDay(anchor, profile, day))
}

/** Publishes the days from the one after `coveredTo` to the one that is now in reach. */
export async function extend(
  tables: Tables,
  tenant: { id: string; anchorDay: DayString; coveredTo: DayString },
  today: DayString,
  now: Date,
) {
  const to = dayAfter(today, daysAhead)
  if (to <= tenant.coveredTo) return
  const crowd = crowdAt(tenant.id, await crowdSize(tables, tenant.id))
  const shifts = [...profiles.filter((profile) => profile.tenant === tenant.id), ...crowd].flatMap((profile) =>
    planDays(tenant.anchorDay, profile, dayAfter(tenant.coveredTo), to),
  )
  await insertMany(tables, 'Shift', shifts)
  await appendChanges(
    tables,
    tenant.id,
    shifts.map(({ id, brukareId }) => ({ type: 'shift' as const, brukareId, resourceId: id, at: now })),
  )
  await tables.tenant.update({ where: { id: tenant.id }, data: { coveredTo: to } })
}
