import { dayAfter, type DayString } from '~/domain/time/time'
import type { Scene } from '~/views/frame/scene'
import type { ShiftView } from '~/views/schedule/shift'

/**
 * A shift in the list of a day. `way`: to the case about it, where one is open; else where it is said that it is not right, of
 * what is vacant or missed, and has no card of its own with more to do; null: neither.
 */
export type VisitView = { shift: ShiftView; way: { href: string; text: string; label: string } | null }

/** A day, finished: what goes on first, then what is to come, and what is over behind one line. */
export type VisitDayView = {
  id: 'i-dag' | 'i-morgon'
  heading: string
  /** What the picture of the day is drawn from: its shifts, and what goes on into it from the evening before. */
  strip: { date: DayString; shifts: ShiftView[] }
  ahead: VisitView[]
  /** What is over and nobody came to, by what is registered: it stays in sight until somebody has answered for it. */
  missed: VisitView[]
  /** What else is over; `text` says how many, and that all are done when they are and none was missed. Null: nothing is. */
  earlier: { text: string; visits: VisitView[] } | null
  /** What is said when nothing is in any of them; it may be that nothing is known. */
  none: string
}

/** The day, and among which shifts it is; what goes on into it from the evening before is drawn, and only told where `isOfDay`. */
type OfDay = { date: DayString; shifts: readonly ShiftView[]; isOfDay: (shift: ShiftView) => boolean }

/** `mayObject`: whether the viewer may say at a provider that something is not right; `hasCard`: the page has a card of the shift. */
type DayScene = Scene & { mayObject: (providerId: string) => boolean; hasCard: (shift: ShiftView) => boolean }

/** All of a day, also what is behind one line. */
export const shownVisits = ({ ahead, missed, earlier }: VisitDayView): VisitView[] => [
  ...ahead,
  ...missed,
  ...(earlier?.visits ?? []),
]

/** Puts the shifts of a day, which are in the order they begin, in the order that they are looked for at `scene.now`. */
export function visitDay(
  about: Pick<VisitDayView, 'id' | 'heading' | 'none'>,
  { date, shifts, isOfDay }: OfDay,
  scene: DayScene,
): VisitDayView {
  const visit = (shift: ShiftView): VisitView => ({ shift, way: wayOf(shift, scene) })
  const told = shifts.filter(isOfDay)
  const over = told.filter((shift) => isOver(shift, scene.now))
  const [missed, rest] = [over.filter((shift) => shift.missed), over.filter((shift) => !shift.missed)]
  const ahead = told.filter((shift) => !isOver(shift, scene.now))
  const isOn = ({ planned }: ShiftView) => planned.start <= scene.now
  const drawn = shifts.filter(({ day }) => day === date || day === dayAfter(date, -1))
  return {
    ...about,
    strip: { date, shifts: drawn },
    ahead: [...ahead.filter(isOn), ...ahead.filter((shift) => !isOn(shift))].map(visit),
    missed: missed.map(visit),
    earlier: rest.length === 0 ? null : { text: earlierText(rest, missed.length > 0, scene), visits: rest.map(visit) },
  }
}

/** Somebody who has stayed is still there; of whose end is not known that is not said. */
function isOver({ state, mark, planned }: ShiftView, now: Date): boolean {
  return state === 'ended' || (planned.end <= now && mark !== 'here')
}

/** Beside what was missed the others are so many more, and "all are done" would be said of the day. */
function earlierText(over: readonly ShiftView[], isBesideMissed: boolean, { t }: Scene): string {
  const count = over.length
  if (isBesideMissed) return t('now.earlier.more', { count })
  const isDone = over.every(({ state }) => state === 'ended')
  return t(isDone ? 'now.earlier.done' : 'now.earlier.some', { count })
}

function wayOf(shift: ShiftView, { t, f, mayObject, hasCard }: DayScene): VisitView['way'] {
  const { state, missed, openCase, objectHref, providerId, start, planned } = shift
  const values = { date: f.date(new Date(start)), span: f.span(planned.start, planned.end) }
  if (openCase !== null) {
    return { href: openCase.href, text: t('urgent.case'), label: t('urgent.caseOf', values) }
  }
  if (!(missed || state === 'vacant') || hasCard(shift) || !mayObject(providerId)) return null
  return { href: objectHref, text: t('schedule.shift.object'), label: t('now.objectTo', values) }
}
