import { daySpan, instantsAt, minutesBetween } from '~/domain/time/time'
import { initialsOf } from '~/views/frame/person'
import type { ShiftMark } from './mark'
import type { ShiftView } from './shift'

/** How much of a name a block has room for. */
export type StripLabel = 'full' | 'first' | 'initials' | 'none'

/** A shift in the picture of a day. `minutes` is the part of it that is on the day; `x` and `width` are per cent of the day. */
export type StripBlock = {
  key: string
  mark: ShiftMark
  lane: number
  minutes: number
  x: number
  width: number
  /** Too short to be drawn as a length that holds a word: a sign of one width, over the length that it has. */
  isPin: boolean
  /** Null: nobody is booked. */
  name: string | null
  firstName: string
  initials: string
  /** What there is room for in a narrow window and in a wide one. */
  narrow: StripLabel
  wide: StripLabel
}

/** The picture of a day. `hours` and `now` are places in per cent; an hour that is no `major` one stands only where there is room. */
export type DayStripView = {
  date: string
  dayMinutes: number
  lanes: number
  blocks: StripBlock[]
  hours: { hour: number; x: number; isMajor: boolean }[]
  now: number | null
}

const pinBelowMinutes = 120
const wordsFromMinutes = 300
/** Who leaves and who comes are there together for some minutes: they stand after one another all the same. */
const handoverMinutes = 15
/** px: the least width that a strip has in a narrow and in a wide window, a pin, and a letter of a name. */
const narrowest = 240
const wideFrom = 600
export const pinWidth = 32
const letter = 8.5

/**
 * The shifts of one local day as blocks on its 23, 24 or 25 hours: those that begin on it, and what goes on into it from the
 * evening before. `shifts` may hold other days too. `now` is marked when it is on the day; null: never.
 */
export function dayStrip(date: string, shifts: readonly ShiftView[], now: Date | null): DayStripView {
  const day = daySpan(date)
  const dayMinutes = minutesBetween(day.start, day.end)
  const minuteOn = (instant: Date) => Math.min(dayMinutes, Math.max(0, minutesBetween(day.start, instant)))
  const percent = (minutes: number) => Math.round((minutes * 100_000) / dayMinutes) / 1000
  const laneEnds: number[] = []
  const blocks = shifts
    .filter((shift) => shift.day === date || (shift.day < date && shift.drawn.end > day.start))
    .map((shift) => ({ shift, from: minuteOn(shift.drawn.start), to: minuteOn(shift.drawn.end) }))
    .sort((a, b) => a.from - b.from || b.to - a.to)
    .map(({ shift, from, to }): StripBlock => {
      const isPin = minutesBetween(shift.drawn.start, shift.drawn.end) < pinBelowMinutes
      const held = isPin ? pinPlace(from, to, dayMinutes) : { from, to }
      const free = laneEnds.findIndex((end) => end - (isPin ? 0 : handoverMinutes) <= held.from)
      const lane = free === -1 ? laneEnds.length : free
      laneEnds[lane] = held.to
      const minutes = to - from
      return {
        ...{ key: shift.href, mark: shift.mark, lane, minutes, x: percent(from), width: percent(minutes), isPin },
        ...namesOf(shift.staff),
        ...roomFor(shift.staff, minutes, minutes / dayMinutes),
      }
    })
  return {
    date,
    dayMinutes,
    lanes: Math.max(1, laneEnds.length),
    blocks,
    hours: hoursOf(date).map(({ hour, at }) => ({ hour, x: percent(minuteOn(at)), isMajor: hour % 6 === 0 })),
    now: now !== null && now >= day.start && now < day.end ? percent(minuteOn(now)) : null,
  }
}

/**
 * px from a place, in per cent of the strip, to where something of a width begins that is centred on it; near an end it is moved
 * as far as it must to be within the strip where that is narrowest.
 */
export function centredAt(place: number, width: number): number {
  const room = (width * 50) / narrowest
  const before = (width / 2) * Math.min(1, place / room)
  const after = (width / 2) * Math.min(1, (100 - place) / room)
  return Math.round((place < 50 ? -before : after - width) * 100) / 100
}

/** The minutes that a pin covers where the strip is narrowest. */
function pinPlace(from: number, to: number, dayMinutes: number): { from: number; to: number } {
  const middle = (from + to) / 2
  const perPx = dayMinutes / narrowest
  const begins = middle + centredAt((middle * 100) / dayMinutes, pinWidth) * perPx
  return { from: begins, to: begins + pinWidth * perPx }
}

function namesOf(staff: string | null): Pick<StripBlock, 'name' | 'firstName' | 'initials'> {
  if (staff === null) return { name: null, firstName: '', initials: '' }
  return { name: staff, firstName: staff.split(/\s+/)[0] ?? '', initials: initialsOf(staff) }
}

/** Nothing is cut: a name is whole, or its first part is, or it is two letters. Of nobody it says so as of a name of ten letters. */
function roomFor(staff: string | null, minutes: number, share: number): Pick<StripBlock, 'narrow' | 'wide'> {
  const [name, first] = [staff?.length ?? 11, staff?.split(/\s+/)[0]?.length ?? 5]
  const fits = (letters: number, beside: number, strip: number) => letters * letter + beside <= strip * share
  const brief: StripLabel = fits(2, 4, narrowest) ? 'initials' : 'none'
  if (minutes < wordsFromMinutes) return { narrow: brief, wide: fits(2, 4, wideFrom) ? 'initials' : 'none' }
  const firstIn = (strip: number): StripLabel => (fits(first, 14, strip) ? 'first' : brief)
  return { narrow: firstIn(narrowest), wide: fits(name, 42, wideFrom) ? 'full' : firstIn(wideFrom) }
}

/** Each third hour of the wall clock, to 24. On the days when clocks change they are not equally far apart. */
function hoursOf(date: string): { hour: number; at: Date }[] {
  const hours = [0, 3, 6, 9, 12, 15, 18, 21].flatMap((hour) => {
    const at = instantsAt(date, `${String(hour).padStart(2, '0')}:00`).at(-1)
    return at === undefined ? [] : [{ hour, at }]
  })
  return [...hours, { hour: 24, at: daySpan(date).end }]
}
