import type { Scene } from '~/views/frame/scene'
import { noticeText } from '~/views/frame/notice'
import type { DayStanding } from '~/domain/time/horizon'
import type { TextKey } from '~/i18n/texts'
import type { CallView } from '~/views/urgent/call'
import type { ScheduleView } from './schedule'
import { entriesOf, shiftsOn, type SheetEntry } from './sheet-entries'
import { shortNames } from './sheet-names'

/** A day of the sheet. `words`: what is said when nobody comes, or nobody knows; beside entries, that more may come. */
export type SheetDay = { date: string; weekday: string; day: string; entries: SheetEntry[]; words: string | null }

/** A week on one sheet of paper, finished (docs/adr/0051). */
export type SheetView = {
  title: string
  /** From when to when it is about, and when it was made. */
  lines: string[]
  /** What is missing, or is older than it should be. */
  warnings: string[]
  days: SheetDay[]
  /** Whom to ring. `note`: in the provider's own words, in Swedish. */
  calls: { text: string; note: string | null }[]
}

/** Whose week it is. With a protected identity no name of a person is on the sheet. */
export type SheetWhose = { own: boolean; brukareName: string; isProtected: boolean }

const nobodyComes = {
  planned: 'schedule.sheet.none',
  before: 'schedule.sheet.before',
  notYet: 'schedule.sheet.notYet',
  unknown: 'schedule.sheet.unknown',
} as const satisfies Record<DayStanding, TextKey>

const moreMayCome = {
  planned: null,
  before: null,
  notYet: 'schedule.sheet.more.notYet',
  unknown: 'schedule.sheet.more.unknown',
} as const satisfies Record<DayStanding, TextKey | null>

/** The seven days of a week as a sheet: a row a day, with every shift of the schedule on it. */
export function sheetView(
  { days, known, notices }: Pick<ScheduleView, 'days' | 'known' | 'notices'>,
  calls: readonly CallView[],
  { own, brukareName, isProtected }: SheetWhose,
  week: number,
  scene: Scene,
): SheetView {
  const { t, f, now } = scene
  const shifts = days.flatMap((day) => [...day.goingOn, ...day.shifts])
  const short = shortNames(shifts.flatMap(({ staff, state }) => (staff === null || state === 'cancelled' ? [] : staff)))
  const entryScene = { ...scene, isNameless: isProtected, shortOf: (name: string) => short.get(name) ?? name }
  const [first, last] = [days.at(0)?.date ?? '', days.at(-1)?.date ?? '']
  return {
    title: titleOf(),
    lines: [
      t('schedule.sheet.valid', { from: f.date(first), to: f.date(last) }),
      t('schedule.sheet.made', { time: f.dateTime(now) }),
    ],
    warnings: notices.map((notice) => noticeText(notice, scene)),
    days: days.map(({ date, standing }): SheetDay => {
      const entries = entriesOf(date, shiftsOn(date, date === first, shifts), entryScene)
      const key = entries.length === 0 ? nobodyComes[standing] : moreMayCome[standing]
      return {
        ...{ date, entries, weekday: capital(f.weekday(date)), day: f.dateShort(date) },
        words: key === null ? null : t(key),
      }
    }),
    calls: calls.flatMap((call) => callLines(call, isProtected, scene)),
  }

  function titleOf(): string {
    if (known === 'unknown')
      return t('schedule.week.unknown', { week: f.week({ week }), range: f.dateRange(first, last) })
    if (own || isProtected) return t('schedule.sheet.title.own', { week })
    return t('schedule.sheet.title.other', { week, name: firstNameOf(brukareName) })
  }
}

/** How one is called: "Karl" of "Karl Öberg". */
const firstNameOf = (name: string) => name.trim().split(/\s+/)[0] ?? name

/** On the sheet a day is a heading. */
const capital = (word: string) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`

/** The jour and the contact person; the office where neither can be rung. With several providers all have a heading of their own. */
function callLines({ heading, rows, none }: CallView, isNameless: boolean, { t }: Scene): SheetView['calls'] {
  if (rows.length === 0) return none === null ? [] : [{ text: none, note: null }]
  return rows.slice(0, mostNumbers).map(({ text, number, name, note }) => ({
    text: t('schedule.sheet.call', {
      heading,
      number: name !== null && isNameless ? t('schedule.sheet.contact', { number }) : text,
    }),
    note,
  }))
}

const mostNumbers = 2
