import { changesOf, type ShownChange } from '~/domain/schedule/changes'
import type { Shift } from '~/domain/schedule/shift'
import type { ShiftState } from '~/domain/schedule/state'
import type { Span } from '~/domain/time/time'
import type { Scene } from '~/views/frame/scene'
import { staffName } from './staff-name'

/** What is to be known of a shift beside its sentence: what has changed, and who else is booked. `others`: of the same double staffing. */
export function remarksOf(shift: Shift, others: readonly Shift[], state: ShiftState, scene: Scene): string[] {
  const remarks =
    shift.kind === 'waiting' ? [scene.t(isPast(state) ? 'schedule.remark.waitingPast' : 'schedule.remark.waiting')] : []
  for (const change of changesOf(shift)) {
    const remark = changeRemark(change, state, scene)
    if (remark !== null) remarks.push(remark)
  }
  const double = state === 'cancelled' ? null : doubleRemark(others, isPast(state), scene)
  return double === null ? remarks : [...remarks, double]
}

/** That the time has been changed, and what it was before; null: that is not known. */
export function movedText(previous: Span | null, { t, f }: Scene): string {
  if (previous === null) return t('schedule.remark.movedOnly')
  const { start, end } = previous
  return t('schedule.remark.moved', { day: f.date(start), span: f.span(start, end) })
}

/** Null for what the sentence already says. */
function changeRemark(change: ShownChange, state: ShiftState, scene: Scene): string | null {
  const { t, f } = scene
  switch (change.kind) {
    case 'substitute': {
      const [name, absent] = [change.name, change.insteadOf].map((one) => one.trim() || t('schedule.unnamed'))
      const values = { name: name ?? '', absent: absent ?? '' }
      return t(isPast(state) ? 'schedule.remark.substitutePast' : 'schedule.remark.substitute', values)
    }
    case 'vacant':
      return change.previousName?.trim() ? t('schedule.remark.wasBooked', { name: change.previousName }) : null
    case 'newPerson':
      if (change.name.trim() === '') return t('schedule.remark.newUnnamed')
      return change.announcedAt === null
        ? t('schedule.remark.newUnannounced', { name: change.name })
        : t('schedule.remark.newAnnounced', { name: change.name, date: f.date(change.announcedAt) })
    case 'moved':
      return movedText(change.previous, scene)
    case 'cancelled':
    case 'restored':
      return null
  }
}

/** Who else is booked at the same time. Null when nobody else is to come: a cancelled shift is told on its own line. */
function doubleRemark(others: readonly Shift[], past: boolean, scene: Scene): string | null {
  const { t, f } = scene
  const wanted = others.filter(({ status }) => status !== 'cancelled')
  const names = wanted.flatMap((other) => (other.staff ? [staffName(other, scene)] : []))
  if (names.length > 0)
    return t(past ? 'schedule.remark.doublePast' : 'schedule.remark.double', { names: f.list(names) })
  return wanted.length > 0 && !past ? t('schedule.remark.doubleVacant') : null
}

function isPast(state: ShiftState): boolean {
  return state === 'ended' || state === 'unregistered'
}
