/** What came of a shift: a pure function of the shift and what its report is made to be. */
import { dayAfter, minutesAfter, minutesBetween, stockholmDate } from '../../../app/domain/time/time'
import type { Method, TimeKind } from '../../../provider-api/contract'
import { fraction, idOf, pick, whole } from './random'
import { at } from './shifts'

/** A registered start or end, with what it was before a change. */
export type Registered = {
  at: Date
  method: Method
  registeredAt: Date
  registeredBy: string
  originalAt: Date | null
  changedBy: string | null
  changedAt: Date | null
}

export type Outcome = {
  /** Null when nothing is ever reported. */
  start: Registered | null
  end: Registered | null
  comment: string | null
  activitiesDone: string[]
  /** Work that was not planned, done while the shift went on. */
  extra: { rowId: string; start: Registered; end: Registered; comment: string; activitiesDone: string[] } | null
}

export type OutcomeInput = {
  id: string
  plannedStart: Date
  plannedEnd: Date
  kind: TimeKind
  activities: readonly string[]
  caseName: string | null
  /** Name shown of who worked. */
  staffName: string
  /** Name and role of the arbetsledare who changes a time. */
  changedBy: string
  reportId: string
  character: 'clean' | 'messy' | 'natural'
  /** The first shift of its report: in a messy report it is sure to be a deviation. */
  isFirst: boolean
}

/** Why, for each way in which a time can differ: what is said is about what happened. */
const comments = {
  late: ['Bussen stod still, jag ringde och sade till.', 'Tunnelbanan var inställd.'],
  longer: ['Vi kom senare hem från läkaren.', 'Det behövdes mer tid i dag.', 'Väntade in den som kom efter.'],
  shorter: ['Brukaren ville sluta tidigare.', 'Anhöriga kom och tog över.'],
} as const

const methods: readonly [Method, ...Method[]] = ['app', 'app', 'app', 'nfc', 'lock']

/** Minutes by which start and end differ from the plan. Small ones are within every bound of the default rule. */
function differences(shift: OutcomeInput): { start: number; end: number; comment: string | null } {
  const draw = (...parts: string[]) => fraction(...parts, shift.id)
  if (shift.caseName === 'lateStart') return { start: 23, end: 2, comment: comments.late[0] }
  if (shift.caseName === 'deviationWithoutComment') return { start: 14, end: 12, comment: null }
  if (shift.caseName === 'shortVisit') {
    const half = Math.round(minutesBetween(shift.plannedStart, shift.plannedEnd) / 2)
    return { start: 1, end: -Math.min(50, half), comment: 'Fick gå till en annan brukare.' }
  }
  const messy =
    shift.character === 'messy' || (shift.character === 'natural' && fraction('messy', shift.reportId) < 0.3)
  if (messy && ((shift.character === 'messy' && shift.isFirst) || draw('deviates') < 0.14)) {
    const how = draw('late') < 0.5 ? 'late' : draw('over') < 0.5 ? 'longer' : 'shorter'
    const comment = draw('silent') < 0.15 ? null : pick(comments[how], 'comment', shift.id)
    const size = whole(12, 25, 'size', shift.id)
    return { start: how === 'late' ? size : 0, end: { late: 0, longer: size, shorter: -size }[how], comment }
  }
  return { start: whole(-4, 5, 'start', shift.id), end: whole(-4, 6, 'end', shift.id), comment: null }
}

function registered(at: Date, method: Method, registeredAt: Date, registeredBy: string): Registered {
  return { at, method, registeredAt, registeredBy, originalAt: null, changedBy: null, changedAt: null }
}

/** When and how a shift will be, or was, registered. */
export function outcomeOf(shift: OutcomeInput): Outcome {
  const nothing: Outcome = { start: null, end: null, comment: null, activitiesDone: [], extra: null }
  if (shift.caseName === 'missingReport') return nothing
  const differs = differences(shift)
  const startAt = minutesAfter(shift.plannedStart, differs.start)
  const endAt = minutesAfter(shift.plannedEnd, differs.end)
  const byHand = shift.caseName === 'afterwardsByHand' || (shift.caseName === null && fraction('hand', shift.id) < 0.03)
  const method = byHand ? 'manualAfterwards' : pick(methods, 'method', shift.id)
  const nextMorning = at(dayAfter(stockholmDate(shift.plannedEnd)), '07:12')
  const start = registered(startAt, method, byHand ? nextMorning : startAt, shift.staffName)
  const end = registered(endAt, method, byHand ? nextMorning : endAt, shift.staffName)
  const skipped = shift.caseName === 'activityNotDone' ? shift.activities.length - 1 : -1
  return {
    start,
    end: shift.caseName === 'afterwardsByHand' ? changed(end, shift.changedBy) : end,
    comment: shift.caseName === 'afterwardsByHand' ? 'Telefonen var urladdad.' : differs.comment,
    activitiesDone: shift.activities.filter((_, index) => index !== skipped),
    extra: shift.caseName === 'unplannedCall' ? unplannedCall(shift) : null,
  }
}

/** The end, put right by the arbetsledare at ten the same morning. */
function changed(end: Registered, changedBy: string): Registered {
  return {
    ...end,
    originalAt: minutesAfter(end.at, 35),
    changedBy,
    changedAt: minutesAfter(end.registeredAt, 168),
  }
}

function unplannedCall(shift: OutcomeInput): NonNullable<Outcome['extra']> {
  const start = minutesAfter(shift.plannedStart, 250)
  const end = minutesAfter(start, 30)
  return {
    rowId: idOf('row', shift.id, 'extra'),
    start: registered(start, 'app', start, shift.staffName),
    end: registered(end, 'app', end, shift.staffName),
    comment: 'Ringde på hjälp i natt.',
    activitiesDone: ['Toalettbesök', 'Vändning'],
  }
}

/** The instant from which an outcome's start (or end) is known; a change afterwards is known with the first registration of it. */
export function knownAt(registration: Registered): Date {
  return registration.changedAt ?? registration.registeredAt
}
