import type { Shift } from '../../provider-api/contract'
import { dayAfter, startOfDay } from '../../app/domain/time/time'
import type { Look } from '../findings'
import { isInOrder, lookAtPast, lookAtRegistration, lookAtSpan, lookAtUnique, ms } from './common'

const hourSeconds = 3600

/** How old the answers say that they may be, page by page. */
export function lookAtFreshness(look: Look, ages: readonly (number | undefined)[]): void {
  const [first] = ages
  look(
    'freshness',
    '/freshnessSeconds',
    ages.every((age = 0) => age <= hourSeconds),
    'is more than an hour',
  )
  look(
    'freshness',
    '/freshnessSeconds',
    ages.every((age) => age === first),
    'is not the same on every page',
  )
}

/** The shifts of a span of days, over all pages. */
export function lookAtShifts(
  look: Look,
  shifts: readonly Shift[],
  days: { from: string; to: string },
  now: Date,
): void {
  const [first, end] = [startOfDay(days.from).getTime(), startOfDay(dayAfter(days.to)).getTime()]
  lookAtUnique(look, shifts, '/items', ({ id }) => id)
  const inOrder = isInOrder(
    shifts,
    (a, b) => ms(a.plannedStart) < ms(b.plannedStart) || (ms(a.plannedStart) === ms(b.plannedStart) && a.id < b.id),
  )
  look('shift-order', '/items', inOrder, 'are not by plannedStart, then id')
  const byId = new Map(shifts.map((shift) => [shift.id, shift]))
  for (const [nth, shift] of shifts.entries()) {
    const path = `/items/${nth}`
    const overlaps = ms(shift.plannedStart) < end && ms(shift.plannedEnd) > first
    look('shift-span', path, overlaps, 'does not overlap the days that were asked for')
    if (shift.relatedTo) lookAtRelated(look, shift, shift.relatedTo, { path, byId })
    lookAtShift(look, shift, path, now)
  }
}

function lookAtRelated(
  look: Look,
  { id, status }: Shift,
  relatedTo: NonNullable<Shift['relatedTo']>,
  { path, byId }: { path: string; byId: ReadonlyMap<string, Shift> },
): void {
  const other = byId.get(relatedTo.id)
  look('related-shift', `${path}/relatedTo/id`, relatedTo.id !== id, 'is the shift itself')
  const isThen = other === undefined || ms(other.plannedStart) === ms(relatedTo.plannedStart)
  look('related-shift', `${path}/relatedTo/plannedStart`, isThen, 'is not when the other begins')
  const isRight = relatedTo.relation === 'replaces' || status === 'cancelled'
  look('related-shift', `${path}/relatedTo/relation`, isRight, 'is replacedBy, of a shift that is not cancelled')
}

/** One shift by itself. */
export function lookAtShift(look: Look, shift: Shift, path: string, now: Date): void {
  const { staff, substituteFor, status, actualStart, actualEnd, arrivalWindow, changes } = shift
  lookAtSpan(look, `${path}/plannedEnd`, shift.plannedStart, shift.plannedEnd)
  if (arrivalWindow) lookAtSpan(look, `${path}/arrivalWindow/end`, arrivalWindow.start, arrivalWindow.end, true)
  if (actualStart && actualEnd) lookAtSpan(look, `${path}/actualEnd/at`, actualStart.at, actualEnd.at, true)
  lookAtRegistration(look, `${path}/actualStart`, actualStart, now)
  lookAtRegistration(look, `${path}/actualEnd`, actualEnd, now)
  const isStaffed = status === 'vacant' ? staff === null : status === 'cancelled' || staff !== null
  look('shift-status', `${path}/staff`, isStaffed, `is not as status ${status} says`)
  if (status === 'started' || status === 'ended') {
    look('shift-status', `${path}/actualStart`, actualStart !== undefined, `is missing at status ${status}`)
  }
  if (status === 'ended')
    look('shift-status', `${path}/actualEnd`, actualEnd !== undefined, 'is missing at status ended')
  if (status === 'started')
    look('shift-status', `${path}/actualEnd`, actualEnd === undefined, 'is there at status started')
  if (status === 'cancelled') {
    const said = shift.cancelledBy !== undefined && shift.cancelledAt !== undefined
    look('shift-cancelled', path, said, 'lacks cancelledBy or cancelledAt')
    lookAtPast(look, `${path}/cancelledAt`, shift.cancelledAt, now)
  }
  if (substituteFor)
    look('substitute-other', `${path}/substituteFor/id`, substituteFor.id !== staff?.id, 'is the one who comes')
  const oldestFirst = isInOrder(changes, (a, b) => ms(a.at) < ms(b.at))
  look('shift-change', `${path}/changes`, oldestFirst, 'are not oldest first')
  for (const [nth, change] of changes.entries()) {
    lookAtPast(look, `${path}/changes/${nth}/at`, change.at, now)
    const { type, previousStart, previousEnd, previousStaffName } = change
    if (type === 'moved') {
      const said = previousStart !== undefined && previousEnd !== undefined
      look('shift-change', `${path}/changes/${nth}`, said, 'moved, without previousStart and previousEnd')
    }
    if (type === 'substitute') {
      look(
        'shift-change',
        `${path}/changes/${nth}`,
        previousStaffName !== undefined,
        'substitute, without previousStaffName',
      )
    }
  }
}
