import { dayAfter, startOfDay, type DayString, type Span } from '~/domain/time/time'

/** Help that the brukare's side has declined and the provider has said yes to not giving, and when it said so. */
export type Declined =
  | { kind: 'cancel'; shiftId: string; at: Date }
  /** Both days included. `shiftIds`: what was planned of them when it was sent. */
  | { kind: 'absence' | 'hospital'; from: DayString; to: DayString; shiftIds: readonly string[]; at: Date }

/** A wish as far as it can have declined something. */
type Wished = {
  kind: string
  state: string
  shiftId: string | null
  from: DayString | null
  to: DayString | null
  /** The shifts that were planned of the days when it was sent; missing: not known. */
  shiftIds?: readonly string[] | undefined
  answers: readonly { at: Date }[]
}

/**
 * What a wish declines; null: nothing that is known. A part of a wish that was accepted in part is told in words alone, an
 * absence whose last day nobody knows may be over, and of one that was sent elsewhere nobody knows which shifts it was about: then
 * the schedule's word stands, so that nobody is left without help unseen.
 */
export function declinedBy({ kind, state, shiftId, from, to, shiftIds, answers }: Wished): Declined | null {
  const at = answers.at(-1)?.at
  if (state !== 'accepted' || at === undefined) return null
  if (kind === 'cancel') return shiftId === null ? null : { kind, shiftId, at }
  if ((kind !== 'absence' && kind !== 'hospital') || from === null || to === null) return null
  return shiftIds === undefined ? null : { kind, from, to, shiftIds, at }
}

/** A shift of the contract, as far as it is judged here. Instants are RFC 3339. */
type ShiftThere = {
  id: string
  status: string
  plannedStart: string
  plannedEnd: string
  changes: readonly { at: string }[]
  /** Somebody has registered that they began, or the person has said that somebody came. */
  actualStart?: unknown
  arrivalSaid?: unknown
}

/** True of a shift that can be declined: nothing of it has been given, and it is not cancelled. */
export function isStillPlanned({ status }: { status: string }): boolean {
  return status === 'planned' || status === 'vacant'
}

/** Days, both included. */
type Days = { from: DayString; to: DayString }

/**
 * True of a shift that lies whole within days. One that goes on over the first midnight or the last is a part of both: which of
 * it is given is the provider's to say.
 */
export function isWholeWithin({ start, end }: Span, { from, to }: Days): boolean {
  return start >= startOfDay(from) && end <= startOfDay(dayAfter(to))
}

/**
 * What declines a shift that the provider's schedule still has as planned; undefined: nothing does. What was changed in the
 * schedule after the answer is the provider's later word, what was made after the wish was not wished away, and where somebody
 * has come the help was not declined.
 */
export function declining(shift: ShiftThere, declined: readonly Declined[]): Declined | undefined {
  if (!isStillPlanned(shift) || shift.actualStart !== undefined || shift.arrivalSaid !== undefined) return undefined
  return declined.find((one) => covers(one, shift) && !shift.changes.some(({ at }) => new Date(at) > one.at))
}

function covers(one: Declined, { id, plannedStart, plannedEnd }: ShiftThere): boolean {
  if (one.kind === 'cancel') return one.shiftId === id
  const span = { start: new Date(plannedStart), end: new Date(plannedEnd) }
  return one.shiftIds.includes(id) && isWholeWithin(span, one)
}
