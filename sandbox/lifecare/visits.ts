/** What has been registered of the mock's plan by an instant. */
import { dayAfter, instantsAt, minutesAfter, monthAfter, stockholmMonth } from '../../app/domain/time/time'
import { chanceOf } from './chance'
import type { MockActivity, MockWorkshift } from './plan'
import type { MockStaff } from './people'

/** A registered visit. Times are instants here; they leave as wall clock. */
export type MockVisit = {
  id: number
  activity: MockActivity
  workshift: MockWorkshift
  staff: MockStaff
  status: 'Started' | 'Completed' | 'Cancelled' | 'Declined' | 'CompletedAndChangedTime'
  start: Date
  end: Date | null
  originalStart: Date | null
  updated: Date
  method: 'None' | 'Nfc' | 'Bluetooth' | 'Lock'
  isApproved: boolean
  isDeleted: boolean
}

/** The instant that a wall clock in Stockholm means: the first of two, and an hour later where there is none. */
export function wallClock(local: string): Date {
  const [date = '', clock = ''] = local.split('T')
  const [found] = instantsAt(date, clock.slice(0, 5))
  return found ?? instantsAt(date, clock.slice(0, 5).replace(/^02/, '03'))[0] ?? new Date(Number.NaN)
}

/** The fifth of the month after, when what the month holds is approved. */
const approvalOf = (start: Date): Date =>
  new Date(`${dayAfter(`${monthAfter(stockholmMonth(start))}-01`, 4)}T10:00:00Z`)

const methods = ['Nfc', 'Nfc', 'Lock', 'Bluetooth', 'None'] as const

/** The visit that an activity has become by `now`; null while nothing is registered. The same each time it is asked. */
export function visitOf(activity: MockActivity, workshift: MockWorkshift, now: Date): MockVisit | null {
  const { staff } = workshift
  if (staff === null || workshift.isRevoked) return null
  const planned = wallClock(activity.start)
  const lot = chanceOf(activity.id)
  const late = Math.floor(chanceOf(`late ${activity.id}`) * 17) - 3
  const start = minutesAfter(planned, late)
  const end = minutesAfter(planned, activity.minutes + late + Math.floor(chanceOf(`long ${activity.id}`) * 10) - 4)
  // Of a hundred: three with nothing registered, three declined, two cancelled, four whose time was changed.
  if (lot < 0.03 || now < start) return null
  const base = {
    ...{ id: Number.parseInt(activity.id, 10), activity, workshift, staff, originalStart: null, isApproved: false },
    isDeleted: false,
    method: methods[Math.floor(chanceOf(`how ${activity.id}`) * methods.length)] ?? 'None',
  }
  if (lot < 0.08) {
    const status = lot < 0.06 ? ('Declined' as const) : ('Cancelled' as const)
    return { ...base, status, start: planned, end: minutesAfter(planned, activity.minutes), updated: start }
  }
  if (now < end) return { ...base, status: 'Started', start, end: null, updated: start }
  const approval = approvalOf(planned)
  const isApproved = now >= approval
  const changed = minutesAfter(end, 180)
  if (lot < 0.12 && now >= changed) {
    const updated = isApproved ? approval : changed
    const status = 'CompletedAndChangedTime' as const
    return { ...base, status, start: planned, end, originalStart: start, updated, isApproved }
  }
  return { ...base, status: 'Completed', start, end, updated: isApproved ? approval : end, isApproved }
}
