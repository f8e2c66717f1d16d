import { clockParts, dayAfter, midnightsBetween, minutesBetween, startOfDay } from '~/domain/time/time'
import type { Scene } from '~/views/frame/scene'
import { initialsOf } from '~/views/frame/person'
import type { ShiftView } from './shift'

/** The part of a day that a shift is in, for its sign and the word beside it. `round`: it lasts day and night. */
export type DayPart = 'day' | 'evening' | 'night' | 'round'

/** What is drawn beside an entry: a person by face or letters, somebody who is not named, nobody, or that it is cancelled. */
export type EntryLook = 'person' | 'someone' | 'nobody' | 'cancelled'

/** Who comes on a day of the sheet, and when; all times of one who comes several times in the same part of the day. */
export type SheetEntry = {
  key: string
  look: EntryLook
  /** The largest words: "Hodan", "Ingen är bokad". */
  words: string
  /** The whole name, for its letters; '' where nobody is named. */
  name: string
  /** Where the portal has the picture; null: none is shown. */
  photo: string | null
  part: DayPart
  partWord: string
  /** To look at: "6–14", "7:30–8:15, 12–12:20". */
  times: string
  /** What is to be known besides: that somebody comes only if it is needed. */
  note: string | null
  /** The whole as a sentence, with the whole name: for the ear. */
  said: string
}

/** What entries are made with. `shortOf`: how one is called on this sheet. `isNameless`: no name of a person stands on it. */
export type EntryScene = Scene & { shortOf: (name: string) => string; isNameless: boolean }

/** The hour that only a night has. */
const nightHour = 3
/** A shift whose middle is later than this is in the evening. */
const eveningFrom = 17
const roundMinutes = 16 * 60
/** What began earlier and lasts longer than this into a day stands there too: no night does. */
const noonMinutes = 12 * 60

/** The part of the day that a planned time is in. */
export function dayPartOf({ planned: { start, end } }: Pick<ShiftView, 'planned'>): DayPart {
  const minutes = minutesBetween(start, end)
  if (minutes >= roundMinutes) return 'round'
  const { hour, minute } = clockParts(start)
  const from = hour + minute / 60
  const to = from + Math.max(0, minutes) / 60
  if (from <= nightHour || to > 24 + nightHour) return 'night'
  const middle = (from + to) / 2
  return middle >= eveningFrom ? (from >= 22 ? 'night' : 'evening') : 'day'
}

/** The shifts that stand on a day: those that begin on it, and of earlier ones those that nothing else on the sheet tells of that day. */
export function shiftsOn(date: string, isFirst: boolean, shifts: readonly ShiftView[]): ShiftView[] {
  const begins = startOfDay(date)
  return shifts.filter(({ day, planned: { start, end } }) => {
    if (day === date) return true
    const goesOn = day < date && end > begins && start < begins
    return goesOn && (isFirst || minutesBetween(begins, end) > noonMinutes)
  })
}

/** Who comes on a day, in the order that they first come; every shift is in one entry. */
export function entriesOf(date: string, shifts: readonly ShiftView[], scene: EntryScene): SheetEntry[] {
  const groups = new Map<string, ShiftView[]>()
  for (const shift of shifts) {
    const key = groupOf(shift, date)
    const group = groups.get(key)
    if (group) group.push(shift)
    else groups.set(key, [shift])
  }
  return [...groups.values()].flatMap((group, nth) => {
    const [first] = group
    return first === undefined ? [] : entryOf(`${date}-${nth}`, first, group, date, scene)
  })
}

/** What of a day is one entry: the same person, as the same thing, in the same part of the day. */
function groupOf(shift: ShiftView, date: string): string {
  const { state, staff, onCall, day, stateText } = shift
  const isNobody = state === 'cancelled' || state === 'vacant'
  return `${dayPartOf(shift)} ${day < date} ${isNobody ? stateText : `person ${staff ?? ''} ${onCall}`}`
}

function entryOf(
  key: string,
  first: ShiftView,
  group: readonly ShiftView[],
  date: string,
  scene: EntryScene,
): SheetEntry {
  const { t, f, now, isNameless } = scene
  const part = dayPartOf(first)
  const partWord = t(`schedule.sheet.part.${part}`)
  const look = lookOf(first, scene)
  const isOver = group.every(({ planned }) => planned.end <= now)
  const said = { part: partWord, span: f.list(group.map((shift) => saidTime(shift, date, scene))) }
  const name = isNameless || first.staff === null ? t('schedule.sheet.someone') : first.staff
  const shown = {
    ...{ key, look, part, partWord },
    times: group.map((shift) => shownTime(shift, date, scene)).join(', '),
    name: look === 'person' ? name : '',
    photo: look === 'person' ? (group.find(({ photo }) => photo !== null)?.photo ?? null) : null,
    note: look === 'person' || look === 'someone' ? (first.onCall ? t('schedule.sheet.onCall') : null) : null,
  }
  switch (look) {
    case 'cancelled':
      return { ...shown, words: t('schedule.state.cancelled'), said: t('schedule.sheet.said.cancelled', said) }
    case 'nobody': {
      const which = isOver ? 'wasNobody' : 'nobody'
      return { ...shown, words: t(`schedule.sheet.${which}`), said: t(`schedule.sheet.said.${which}`, said) }
    }
    case 'person':
    case 'someone': {
      const words = look === 'someone' ? name : scene.shortOf(name)
      const text = t(first.onCall ? 'schedule.sheet.said.onCall' : 'schedule.sheet.said.comes', { ...said, name })
      return { ...shown, words, said: text }
    }
  }
}

function lookOf({ state, staff }: ShiftView, { isNameless, t }: EntryScene): EntryLook {
  if (state === 'cancelled') return 'cancelled'
  if (state === 'vacant') return 'nobody'
  const isUnnamed = staff === null || staff === t('schedule.unnamed') || initialsOf(staff) === ''
  return isNameless || isUnnamed ? 'someone' : 'person'
}

function shownTime({ day, planned, arrival }: ShiftView, date: string, { t, f }: Scene): string {
  const { start, end } = planned
  if (day < date)
    return end > startOfDay(dayAfter(date))
      ? t('schedule.sheet.allDay')
      : t('schedule.sheet.until', { time: f.atTime(end) })
  if (end <= start) return t('schedule.sheet.odd', { time: f.atTime(start) })
  if (arrival !== null) return f.window(arrival.start, arrival.end)
  const isNextDay = midnightsBetween(start, end) > 0 && minutesBetween(start, end) >= roundMinutes
  return isNextDay ? f.span(start, end) : f.spanBrief(start, end)
}

function saidTime(shift: ShiftView, date: string, scene: Scene): string {
  const { day, planned, arrival } = shift
  if (day < date || planned.end <= planned.start) return shownTime(shift, date, scene)
  return arrival === null ? scene.f.span(planned.start, planned.end) : scene.f.window(arrival.start, arrival.end)
}
