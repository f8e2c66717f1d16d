/** From two versions of a planned visit to what a person is told of it. Pure. */

/** A planned visit as it is kept. */
export type KeptShift = {
  id: string
  workshiftId: string
  clientId: string
  start: Date
  end: Date
  staffId: string | null
  substituteForId: string | null
  services: string[]
  isRemoved: boolean
  removedAt: Date | null
  /** Since when its shift has it no more, while another may still come with it. */
  missingAt: Date | null
}

/** A planned visit as Lifecare has it now. */
export type PlannedShift = Pick<KeptShift, 'id' | 'workshiftId' | 'clientId' | 'start' | 'end' | 'staffId' | 'services'>

/** What happened to it. */
export type ShiftChangeRow = {
  type: 'moved' | 'substitute' | 'vacant' | 'filled' | 'cancelled' | 'restored'
  at: Date
  previousStart?: Date
  previousEnd?: Date
  previousStaffId?: string
}

/** The visit to keep, and what happened; `isChanged` is false when nothing a person can see is another. */
export type Step = { next: KeptShift; changes: ShiftChangeRow[]; isChanged: boolean }

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, n) => one === b[n])

/**
 * A delivered visit against the one that is kept. A first delivery changes nothing for anybody who has seen the schedule.
 * `substituteForId` is whom the visit was first planned for: it is gone when that one comes after all.
 */
export function stepOf(before: KeptShift | null, planned: PlannedShift, at: Date): Step {
  if (before === null) {
    const next = { ...planned, substituteForId: null, isRemoved: false, removedAt: null, missingAt: null }
    return { next, changes: [], isChanged: true }
  }
  const changes: ShiftChangeRow[] = []
  if (before.isRemoved) changes.push({ type: 'restored', at })
  const isMoved = before.start.getTime() !== planned.start.getTime() || before.end.getTime() !== planned.end.getTime()
  if (isMoved) changes.push({ type: 'moved', at, previousStart: before.start, previousEnd: before.end })
  const isOther = before.staffId !== planned.staffId
  if (isOther) changes.push(staffChange(before.staffId, planned.staffId, at))
  const first = before.substituteForId ?? before.staffId
  const isSubstitute = isOther ? first !== planned.staffId && planned.staffId !== null : before.substituteForId !== null
  const next = {
    ...{ ...planned, isRemoved: false, removedAt: null, missingAt: null },
    // Who was booked first is remembered while nobody is, too.
    substituteForId: isSubstitute || (planned.staffId === null && before.substituteForId !== null) ? first : null,
  }
  const isChanged =
    changes.length > 0 || !isSame(before.services, planned.services) || before.clientId !== planned.clientId
  return { next, changes, isChanged }
}

function staffChange(before: string | null, after: string | null, at: Date): ShiftChangeRow {
  if (before === null) return { type: 'filled', at }
  return { type: after === null ? 'vacant' : 'substitute', at, previousStaffId: before }
}

/** A visit that is in no shift any more. Null when that was known. */
export function removalOf(before: KeptShift, at: Date): Step | null {
  if (before.isRemoved) return null
  const next = { ...before, isRemoved: true, removedAt: at, missingAt: null }
  return { next, changes: [{ type: 'cancelled', at }], isChanged: true }
}
