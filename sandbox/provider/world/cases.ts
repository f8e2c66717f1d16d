/**
 * Which case of the domain is found where. Every row is counted in days from the world's anchor, the Stockholm day on
 * which it was made (0 is that day, 1 the day after). A weekly case comes again every seventh day from `from` on, so a
 * sandbox that is kept running always has one in the current week.
 */
import { dayAfter, daysBetween, instantsAt, weekday } from '../../../app/domain/time/time'
import type { DayString } from '../../../app/domain/time/time'

/** A change of the plan, made at `due` and shown as a change after publication. */
export type PlanCase =
  | 'substitute'
  | 'vacant'
  | 'moved'
  | 'cancelledByProvider'
  | 'cancelledByBrukare'
  | 'newPersonAnnounced'
  | 'newPersonUnannounced'
  | 'newPersonAlreadyHere'
/** Something about what was registered. */
export type OutcomeCase =
  | 'lateStart'
  | 'shortVisit'
  | 'unplannedCall'
  | 'missingReport'
  | 'afterwardsByHand'
  | 'deviationWithoutComment'
  | 'activityNotDone'
export type CaseName = PlanCase | OutcomeCase

export type ShiftCase = {
  case: CaseName
  tenant: string
  brukare: string
  slot: string
  /** Days from the anchor; a function where it is a day of next week. */
  offset: number | ((anchor: DayString) => number)
  /** With this: again every seventh day, from this offset on. */
  weeklyFrom?: number
  /** When the plan is changed: days before the shift and clock time. */
  due?: { daysBefore: number; time: string }
  /** Index of the staff who works instead of the one whose turn it is. */
  staff?: number
  says: string
}

/** Days from the anchor to a day (1 Monday … 7 Sunday) of the next ISO week. */
const nextWeek = (day: number) => (anchor: DayString) => 7 - weekday(anchor) + day

const pia = (
  name: CaseName,
  slot: string,
  rest: Pick<ShiftCase, 'offset' | 'says'> & Partial<ShiftCase>,
): ShiftCase => ({
  case: name,
  tenant: 'farsta',
  brukare: 'pia',
  slot,
  ...rest,
})

/** Cases that belong to one shift. The first that fits a shift is the one it plays. */
export const shiftCases: readonly ShiftCase[] = [
  pia('newPersonAnnounced', 'day', {
    offset: nextWeek(3),
    staff: 78,
    says: 'Wednesday next week, a new person, announced the day before the anchor',
  }),
  pia('newPersonUnannounced', 'day', {
    offset: nextWeek(4),
    staff: 79,
    says: 'Thursday next week, a new person, not announced',
  }),
  pia('newPersonAlreadyHere', 'day', { offset: -4, staff: 77, says: 'four days ago, a new person, not announced' }),

  pia('substitute', 'evening', {
    offset: 0,
    weeklyFrom: -14,
    due: { daysBefore: 1, time: '20:15' },
    staff: 20,
    says: 'someone is absent, another comes',
  }),
  pia('vacant', 'evening', {
    offset: 1,
    weeklyFrom: -14,
    due: { daysBefore: 2, time: '16:05' },
    says: 'nobody is booked',
  }),
  pia('moved', 'double', {
    offset: 2,
    weeklyFrom: -14,
    due: { daysBefore: 3, time: '11:20' },
    says: 'moved an hour later',
  }),
  pia('cancelledByProvider', 'double', {
    offset: 3,
    weeklyFrom: -14,
    due: { daysBefore: 7, time: '12:40' },
    says: 'cancelled by the provider',
  }),
  pia('cancelledByBrukare', 'double', {
    offset: 4,
    weeklyFrom: -14,
    due: { daysBefore: 7, time: '09:10' },
    says: 'cancelled by Pia',
  }),

  pia('lateStart', 'day', { offset: -1, weeklyFrom: -8, says: 'came 23 minutes late, with comment' }),
  pia('shortVisit', 'evening', { offset: -2, weeklyFrom: -9, says: 'left 50 minutes early, with comment' }),
  pia('unplannedCall', 'night', {
    offset: -3,
    weeklyFrom: -10,
    says: 'half an hour of unplanned active work in the night',
  }),
  pia('activityNotDone', 'day', { offset: -3, weeklyFrom: -10, says: 'an activity was not done' }),
  pia('missingReport', 'evening', { offset: -4, weeklyFrom: -11, says: 'nothing was reported' }),
  pia('afterwardsByHand', 'day', {
    offset: -5,
    weeklyFrom: -5,
    says: 'registered by hand the day after, then changed by the arbetsledare',
  }),
  pia('deviationWithoutComment', 'day', { offset: -6, weeklyFrom: -6, says: 'began and ended late, no comment' }),

  {
    case: 'substitute',
    tenant: 'soder',
    brukare: 'karl',
    slot: 'evening',
    offset: 0,
    weeklyFrom: -14,
    due: { daysBefore: 1, time: '18:30' },
    staff: 10,
    says: 'another home carer comes',
  },
  {
    case: 'lateStart',
    tenant: 'soder',
    brukare: 'karl',
    slot: 'morning',
    offset: -1,
    weeklyFrom: -8,
    says: 'the visit began 23 minutes late',
  },
  {
    case: 'cancelledByBrukare',
    tenant: 'soder',
    brukare: 'karl',
    slot: 'lunch',
    offset: 2,
    weeklyFrom: -14,
    due: { daysBefore: 7, time: '15:00' },
    says: 'Karl eats with his daughter',
  },
  {
    case: 'shortVisit',
    tenant: 'farsta',
    brukare: 'sven',
    slot: 'morning',
    offset: -1,
    weeklyFrom: -8,
    says: 'the visit was cut short',
  },
  {
    case: 'missingReport',
    tenant: 'farsta',
    brukare: 'yngve',
    slot: 'evening',
    offset: -1,
    weeklyFrom: -8,
    says: 'nobody is known to have come',
  },
  {
    case: 'vacant',
    tenant: 'farsta',
    brukare: 'ivar',
    slot: 'evening',
    offset: 2,
    weeklyFrom: -14,
    due: { daysBefore: 3, time: '08:00' },
    says: 'nobody is booked',
  },
  {
    case: 'substitute',
    tenant: 'farsta',
    brukare: 'maja',
    slot: 'day',
    offset: 1,
    weeklyFrom: -14,
    due: { daysBefore: 2, time: '13:00' },
    staff: 23,
    says: 'another assistant comes',
  },
]

const planCases: ReadonlySet<string> = new Set<PlanCase>([
  'substitute',
  'vacant',
  'moved',
  'cancelledByProvider',
  'cancelledByBrukare',
  'newPersonAnnounced',
  'newPersonUnannounced',
  'newPersonAlreadyHere',
])

/** True for a case that changes the plan. */
export function isPlanCase(name: string): name is PlanCase {
  return planCases.has(name)
}

/** The case that a slot plays on a day, or null. */
export function findCase(
  anchor: DayString,
  tenant: string,
  brukare: string,
  slot: string,
  day: DayString,
): ShiftCase | null {
  const offset = daysBetween(anchor, day)
  return (
    shiftCases.find((found) => {
      if (found.tenant !== tenant || found.brukare !== brukare || found.slot !== slot) return false
      const first = typeof found.offset === 'function' ? found.offset(anchor) : found.offset
      if (found.weeklyFrom === undefined) return offset === first
      return offset >= found.weeklyFrom && (offset - first) % 7 === 0
    }) ?? null
  )
}

/** The new persons, all at Pia's: the first day of each, and when it was announced, if it was. */
export function newPersons(anchor: DayString): { staff: number; firstDay: DayString; announcedAt: Date | null }[] {
  return shiftCases.flatMap(({ case: name, offset, staff }) => {
    if (staff === undefined || !name.startsWith('newPerson')) return []
    const days = typeof offset === 'function' ? offset(anchor) : offset
    const announcedAt = name === 'newPersonAnnounced' ? (instantsAt(dayAfter(anchor, -1), '13:30')[0] ?? null) : null
    return [{ staff, firstDay: dayAfter(anchor, days), announcedAt }]
  })
}
