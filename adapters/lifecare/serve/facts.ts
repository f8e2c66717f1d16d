/** A planned visit with what has been registered of it: what status it has and what row it is. Pure. */
import type { Activity, Registration, Shift } from '../../../provider-api/contract'
import { instant, maybeInstant } from '../../../provider-kit/shape'
import { stockholmMonth } from '../../../app/domain/time/time'
import { methods } from '../words'
import type { ShiftModel, VisitModel } from '../database/generated/models'
import { reportIdOf } from '../report-id'

/** What of a planned visit status goes by. */
export type Planned = Pick<ShiftModel, 'start' | 'end' | 'staffId' | 'isRemoved'>

/** Whether the visit was given and has ended. */
export const isEnded = ({ status, end }: VisitModel): boolean =>
  (status === 'Completed' || status === 'CompletedAndChangedTime') && end !== null

/** Whether the visit did not take place: the brukare declined it, or the provider took it away. */
export const isCancelled = ({ status }: VisitModel): boolean => status === 'Declined' || status === 'Cancelled'

/** Health care at home is on the schedule, and in no hours of SoL or LSS. */
export const isHealthCare = ({ law }: VisitModel): boolean => law === 'HSL'

/** The status of a planned visit. What has been registered goes before what the plan says of it now. */
export function statusOf(planned: Planned, visit: VisitModel | null): Shift['status'] {
  if (visit !== null && isCancelled(visit)) return 'cancelled'
  if (visit !== null) return isEnded(visit) ? 'ended' : 'started'
  if (planned.isRemoved) return 'cancelled'
  return planned.staffId === null ? 'vacant' : 'planned'
}

const methodOf = (method: string): Registration['method'] => methods.find((one) => one === method) ?? 'manualAfterwards'

/** The registered start. Lifecare does not say who changed a time, so that is left out. */
export function startOf(visit: VisitModel): Registration {
  return registration(visit, { at: visit.start, original: visit.originalStart, method: visit.startMethod })
}

/** The registered end, or undefined while the visit goes on. */
export function endOf(visit: VisitModel): Registration | undefined {
  if (visit.end === null || !isEnded(visit)) return undefined
  return registration(visit, { at: visit.end, original: visit.originalEnd, method: visit.endMethod })
}

function registration(
  { updated, changedAt }: VisitModel,
  { at, original, method }: { at: Date; original: Date | null; method: string },
): Registration {
  const wasChanged = original !== null && original.getTime() !== at.getTime()
  // Nothing says when it was registered but that it is known by `updated`, and not before it happened.
  const registeredAt = original ?? at
  return {
    ...{ at: instant(at), method: methodOf(method) },
    registeredAt: instant(registeredAt < updated ? registeredAt : updated),
    ...(wasChanged ? { ...maybeInstant('originalAt', original), ...maybeInstant('changedAt', changedAt) } : {}),
  }
}

/** What was to be done and was: not known until the visit has ended. */
export function activitiesOf(planned: readonly string[], visit: VisitModel | null): Activity[] {
  const done = visit !== null && isEnded(visit) ? visit.servicesDone : null
  return [
    ...planned.map((name) => ({ name, planned: true, done: done ? done.includes(name) : null })),
    ...(done ?? []).filter((name) => !planned.includes(name)).map((name) => ({ name, planned: false, done: true })),
  ]
}

/** The report that a planned visit is a row of; null while there is nothing to report of it. */
export function reportIdOfShift(shift: ShiftModel, visit: VisitModel | null, now: Date): string | null {
  const month = stockholmMonth(shift.start)
  if (visit !== null) {
    if (isHealthCare(visit)) return null
    return isEnded(visit) || isCancelled(visit) ? reportIdOf(shift.clientId, visit.staffId, month) : null
  }
  const isMissing = !shift.isRemoved && shift.staffId !== null && shift.end <= now
  return isMissing && shift.staffId !== null ? reportIdOf(shift.clientId, shift.staffId, month) : null
}

/** The visit of each planned one; where two are of the same, one that was made, then the one of who was booked, and then the first. */
export function visitsByShift(
  visits: readonly VisitModel[],
  shifts: readonly ShiftModel[],
): ReadonlyMap<string, VisitModel> {
  const booked = new Map(shifts.map(({ id, staffId }) => [id, staffId]))
  const found = new Map<string, VisitModel>()
  const isBooked = ({ shiftId, staffId }: VisitModel): boolean => shiftId !== null && booked.get(shiftId) === staffId
  const inOrder = [...visits].sort(
    (a, b) =>
      Number(isCancelled(a)) - Number(isCancelled(b)) ||
      Number(isBooked(b)) - Number(isBooked(a)) ||
      (a.id < b.id ? -1 : 1),
  )
  for (const visit of inOrder) {
    const { shiftId } = visit
    if (shiftId !== null && booked.has(shiftId) && !visit.isDeleted && !found.has(shiftId)) found.set(shiftId, visit)
  }
  return found
}
