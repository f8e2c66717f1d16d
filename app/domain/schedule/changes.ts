import type { Shift } from './shift'
import { dayAfter, stockholmDate } from '~/domain/time/time'
import type { Span } from '~/domain/time/time'

/**
 * What a reader should know that differs from the plan first published. Never why someone is absent. `previous` null: nobody has
 * said the whole of the time that it was moved from.
 */
export type ShownChange =
  | { kind: 'cancelled'; by: 'provider' | 'brukare' | null; at: Date | null }
  | { kind: 'vacant'; previousName: string | null; at: Date | null }
  | { kind: 'substitute'; name: string; insteadOf: string; at: Date | null }
  | { kind: 'moved'; previous: Span | null; at: Date }
  | { kind: 'newPerson'; name: string; announcedAt: Date | null }
  | { kind: 'restored'; at: Date }

const newPersonDays = 14

/**
 * What changed on a shift, as it now stands, the most important first. A change that was undone is not shown: a vacant
 * shift that was filled is not vacant, one moved back has not moved.
 */
export function changesOf(shift: Shift): ShownChange[] {
  const shown: ShownChange[] = []
  const { staff, substituteFor } = shift
  if (shift.status === 'cancelled') {
    const change = latest(shift, 'cancelled')
    return [
      { kind: 'cancelled', by: shift.cancelledBy ?? change?.by ?? null, at: shift.cancelledAt ?? change?.at ?? null },
    ]
  }
  if (staff === null) {
    const change = latest(shift, 'vacant')
    const previousName = change?.previousStaffName ?? substituteFor?.displayName ?? null
    shown.push({ kind: 'vacant', previousName, at: change?.at ?? null })
  } else if (substituteFor && substituteFor.id !== staff.id) {
    const change = latest(shift, 'substitute') ?? latest(shift, 'filled')
    shown.push({
      kind: 'substitute',
      name: staff.displayName,
      insteadOf: substituteFor.displayName,
      at: change?.at ?? null,
    })
  }
  const moved = movedFrom(shift)
  if (moved) shown.push(moved)
  if (staff && isNewPerson(shift)) {
    shown.push({ kind: 'newPerson', name: staff.displayName, announcedAt: staff.announcedAt ?? null })
  }
  const restored = latest(shift, 'restored')
  if (restored && shown.length === 0) shown.push({ kind: 'restored', at: restored.at })
  return shown
}

/** True when who comes is new to the brukare: the shift is within 14 days from the person's first day. */
export function isNewPerson(shift: Shift): boolean {
  const firstDay = shift.staff?.newSince
  if (firstDay === undefined) return false
  const day = stockholmDate(shift.plannedStart)
  return day >= firstDay && day < dayAfter(firstDay, newPersonDays)
}

/** When a shift last changed that differs from the plan first published; null: it does not, or nobody has said when. */
export function changedAt(shift: Shift): Date | null {
  const last = Math.max(...shift.changes.map(({ at }) => at.getTime()))
  return changesOf(shift).length > 0 && shift.changes.length > 0 ? new Date(last) : null
}

function latest(shift: Shift, type: Shift['changes'][number]['type']) {
  return shift.changes.findLast((change) => change.type === type)
}

/** Compared with the first time ever published, so that two moves are told as one. Where nobody has said that, it has changed. */
function movedFrom(shift: Shift): ShownChange | null {
  const moves = shift.changes.filter((change) => change.type === 'moved')
  const last = moves.at(-1)
  if (!last) return null
  const { previousStart: start, previousEnd: end } = moves[0] ?? last
  if (start === undefined || end === undefined) return { kind: 'moved', previous: null, at: last.at }
  const same = start.getTime() === shift.plannedStart.getTime() && end.getTime() === shift.plannedEnd.getTime()
  return same ? null : { kind: 'moved', previous: { start, end }, at: last.at }
}
