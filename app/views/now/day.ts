import { dayAfter, type DayString } from '~/domain/time/time'
import type { Scene } from '~/views/frame/scene'
import type { ShiftView } from '~/views/schedule/shift'

/** A shift in the list of a day. `object`: where it is said that it is not right, of what is vacant or missed; null: not here. */
export type VisitView = { shift: ShiftView; object: { href: string; label: string } | null }

/** A day, finished: what goes on first, then what is to come, and what is over behind one line. */
export type VisitDayView = {
  id: 'i-dag' | 'i-morgon'
  heading: string
  /** What the picture of the day is drawn from: its shifts, and what goes on into it from the evening before. */
  strip: { date: DayString; shifts: ShiftView[] }
  ahead: VisitView[]
  /** What is over; `text` says how many and whether all is well, and `isOpen` that it is not. Null: nothing is. */
  earlier: { text: string; isOpen: boolean; visits: VisitView[] } | null
  /** What is said when nothing is in either; it may be that nothing is known. */
  none: string
}

/** The day, and among which shifts it is; what goes on into it from the evening before is drawn, and only told where `isOfDay`. */
type OfDay = { date: DayString; shifts: readonly ShiftView[]; isOfDay: (shift: ShiftView) => boolean }

/** Puts the shifts of a day, which are in the order they begin, in the order that they are looked for at `scene.now`. */
export function visitDay(
  about: Pick<VisitDayView, 'id' | 'heading' | 'none'>,
  { date, shifts, isOfDay }: OfDay,
  mayObject: (providerId: string) => boolean,
  scene: Scene,
): VisitDayView {
  const visit = (shift: ShiftView): VisitView => ({ shift, object: objectOf(shift, mayObject, scene) })
  const told = shifts.filter(isOfDay)
  const over = told.filter((shift) => isOver(shift, scene.now))
  const ahead = told.filter((shift) => !isOver(shift, scene.now))
  const isOn = ({ planned }: ShiftView) => planned.start <= scene.now
  const drawn = shifts.filter(({ day }) => day === date || day === dayAfter(date, -1))
  return {
    ...about,
    strip: { date, shifts: drawn },
    ahead: [...ahead.filter(isOn), ...ahead.filter((shift) => !isOn(shift))].map(visit),
    earlier:
      over.length === 0
        ? null
        : { text: earlierText(over, scene), isOpen: over.some(({ missed }) => missed), visits: over.map(visit) },
  }
}

/** Somebody who has stayed is still there. */
function isOver({ state, planned }: ShiftView, now: Date): boolean {
  return state === 'ended' || (planned.end <= now && state !== 'started')
}

function earlierText(over: readonly ShiftView[], { t }: Scene): string {
  const count = over.length
  const isDone = over.every(({ state }) => state === 'ended')
  return t(isDone ? 'now.earlier.done' : 'now.earlier.some', { count })
}

function objectOf(
  { state, missed, href, id, providerId, day, start, planned }: ShiftView,
  mayObject: (providerId: string) => boolean,
  { t, f }: Scene,
): VisitView['object'] {
  if (!(missed || state === 'vacant') || !mayObject(providerId)) return null
  const base = href.slice(0, href.indexOf('/pass/'))
  return {
    href: `${base}/invandningar/ny?typ=shift&provider=${providerId}&pass=${id}&dag=${day}`,
    label: t('now.objectTo', { date: f.date(new Date(start)), span: f.span(planned.start, planned.end) }),
  }
}
