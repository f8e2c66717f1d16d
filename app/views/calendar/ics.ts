import type { CalendarEntry } from '~/domain/calendar/entry'
import { dayAfter, startOfDay, stockholmDate, type DayString } from '~/domain/time/time'
import { formatsFor } from '~/i18n/format'
import { htmlLang, type Language } from '~/i18n/languages'
import { isBlank } from '~/i18n/outside-text'
import { textsFor } from '~/i18n/texts'
import { component, type Property } from './lines'

/** An entry with which version of it is told. `uid` tells it from all others, and says nothing of whose it is. */
export type ToldEntry = CalendarEntry & { uid: string; sequence: number; changedAt: Date }

/** All that a calendar is made of. `asOf`: when it was so; `plannedUntil`: the last day that is planned, null: no such bound. */
export type CalendarContent = {
  language: Language
  entries: readonly ToldEntry[]
  asOf: Date
  plannedUntil: DayString | null
  /** The last day that the calendar has. */
  to: DayString
  /** The uid of the entry that says where the plan ends, which is made of its day. */
  endUid: (day: DayString) => string
}

/** How soon a calendar is asked to look again: said in the two ways that calendars read. */
const lookAgain = { raw: 'PT1H' }

/**
 * A calendar by RFC 5545 and 7986. Each time is an instant in UTC, and nothing recurs, so that no client has to know when clocks
 * change here. Nothing in it names the brukare, the provider, a place or a kind of help.
 */
export function calendarText({ language, entries, asOf, plannedUntil, to, endUid }: CalendarContent): string {
  const t = textsFor(language)
  const f = formatsFor(language, asOf)
  const as = t('calendar.entry.asOf', { date: f.date(asOf), time: f.atTime(asOf) })
  const end = plannedUntil === null || plannedUntil >= to ? [] : [endOfPlan(dayAfter(plannedUntil))]
  return calendarOf(language, [...entries.map(eventOf), ...end])

  function eventOf(entry: ToldEntry): string {
    const { uid, start, end, sequence, changedAt, busy, standing } = entry
    return event({ uid, sequence, changedAt, busy }, [
      ['DTSTART', start],
      ['DTEND', end],
      ['SUMMARY', { text: summaryOf(entry) }],
      ['DESCRIPTION', { text: [...aboutOf(entry), as].join('\n') }],
      ['STATUS', { raw: standing === 'vacant' ? 'TENTATIVE' : 'CONFIRMED' }],
    ])
  }

  function summaryOf(entry: CalendarEntry): string {
    const what = whatOf(entry)
    return entry.standing === 'cancelled' ? t('calendar.entry.cancelled', { what }) : what
  }

  function whatOf({ kind, standing, start, firstName: name }: CalendarEntry): string {
    const time = f.time(start)
    if (standing === 'vacant') return t('calendar.entry.vacant', { time })
    if (name === null || isBlank(name)) return t(`calendar.entry.kind.${kind}`, { time })
    return t(`calendar.entry.named.${kind}`, { time, name })
  }

  /** What the entry itself does not say. */
  function aboutOf({ kind, standing, window, end }: CalendarEntry): string[] {
    if (standing === 'cancelled') return []
    return [
      t('calendar.entry.planned'),
      ...(window === null ? [] : [t('calendar.entry.window', { window: f.window(window.start, window.end) })]),
      ...(kind === 'standby' ? [t('calendar.entry.standby')] : []),
      ...(end === null ? [t('calendar.entry.endUnknown')] : []),
    ]
  }

  /** A day without an entry after the plan's end is not a day without a visit. */
  function endOfPlan(day: DayString): string {
    const changedAt = startOfDay(stockholmDate(asOf))
    return event({ uid: endUid(day), sequence: 0, changedAt, busy: false }, [
      ['DTSTART;VALUE=DATE', { day }],
      ['SUMMARY', { text: t('calendar.entry.planEnds') }],
      ['DESCRIPTION', { text: `${t('calendar.entry.notYet')}\n${as}` }],
      ['STATUS', { raw: 'CONFIRMED' }],
    ])
  }
}

type Told = Pick<ToldEntry, 'uid' | 'sequence' | 'changedAt' | 'busy'>

function event({ uid, sequence, changedAt, busy }: Told, what: readonly Property[]): string {
  return component('VEVENT', [
    ['UID', { raw: uid }],
    ['SEQUENCE', sequence],
    ['DTSTAMP', changedAt],
    ['LAST-MODIFIED', changedAt],
    ...what,
    ['CLASS', { raw: 'PRIVATE' }],
    ['TRANSP', { raw: busy ? 'OPAQUE' : 'TRANSPARENT' }],
  ])
}

/** A calendar without anything in it: for an address that opens nothing any more, so that what others have kept is emptied. */
export function emptyCalendarText(language: Language): string {
  return calendarOf(language, [])
}

function calendarOf(language: Language, events: readonly string[]): string {
  const name = { text: textsFor(language)('calendar.entry.name') }
  const head: Property[] = [
    ['VERSION', { raw: '2.0' }],
    ['PRODID', { raw: `-//Insyn//Insyn//${htmlLang(language).toUpperCase()}` }],
    ['NAME', name],
    ['X-WR-CALNAME', name],
    ['REFRESH-INTERVAL;VALUE=DURATION', lookAgain],
    ['X-PUBLISHED-TTL', lookAgain],
  ]
  return component('VCALENDAR', head, events)
}
