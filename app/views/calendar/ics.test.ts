import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { languages } from '~/i18n/languages'
import { calendarText, emptyCalendarText, type CalendarContent, type ToldEntry } from './ics'

const asOf = new Date('2026-11-19T07:53:00+01:00')

const entry = (more: Partial<ToldEntry> = {}): ToldEntry => ({
  ...{
    key: 'k',
    uid: '2f0f6f9e-0000-8000-a000-000000000001',
    sequence: 3,
    changedAt: new Date('2026-11-18T12:00:00Z'),
  },
  ...{ start: new Date('2026-11-20T07:00:00Z'), end: new Date('2026-11-20T09:00:00Z'), kind: 'active' },
  ...{ standing: 'planned', firstName: null, window: null, busy: true, cancelledAt: null },
  ...more,
})

const textOf = (entries: readonly ToldEntry[], more: Partial<CalendarContent> = {}) =>
  calendarText({
    ...{ language: 'sv', entries, asOf, plannedUntil: null, to: '2027-01-18', endUid: (day) => `end-${day}` },
    ...more,
  })

/** As the judge reads it: a parser that is not ours. */
const read = (text: string) => ICAL.Component.fromString(text)
const eventsIn = (text: string) => read(text).getAllSubcomponents('vevent')
const only = (text: string) => eventsIn(text)[0] ?? new ICAL.Component('none')
const value = (component: ICAL.Component, name: string) => String(component.getFirstPropertyValue(name))

describe('a calendar', () => {
  it('says how often to look, and nothing of whose it is', () => {
    const calendar = read(textOf([]))
    expect(calendar.getAllProperties().map(({ name }) => name)).toEqual([
      ...['version', 'prodid', 'name', 'x-wr-calname', 'refresh-interval', 'x-published-ttl'],
    ])
    expect(
      ['name', 'x-wr-calname', 'refresh-interval', 'x-published-ttl'].map((name) => value(calendar, name)),
    ).toEqual(['Insyn', 'Insyn', 'PT1H', 'PT1H'])
    expect(textOf([])).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT1H')
  })

  it('has a visit with its version, by the instant in UTC, private and without what a calendar does not need', () => {
    const event = only(textOf([entry({ firstName: 'Anna' })]))
    const names = ['uid', 'sequence', 'dtstamp', 'last-modified', 'dtstart', 'dtend', 'summary', 'description']
    expect(event.getAllProperties().map(({ name }) => name)).toEqual([...names, 'status', 'class', 'transp'])
    expect(value(event, 'summary')).toBe('Besök 8:00, Anna')
    expect(value(event, 'description')).toBe(
      'Tiden är den som är planerad.\nLäget torsdag 19 november klockan 7:53. Se Insyn för det som har ändrats sedan dess.',
    )
    const rest = { sequence: '3', dtstart: '2026-11-20T07:00:00Z', dtend: '2026-11-20T09:00:00Z', class: 'PRIVATE' }
    for (const [name, said] of Object.entries({ ...rest, transp: 'OPAQUE', 'last-modified': '2026-11-18T12:00:00Z' }))
      expect([name, value(event, name)]).toEqual([name, said])
    expect(event.getFirstProperty('dtstart')?.getParameter('tzid')).toBeUndefined()
  })

  it.each([
    [{ standing: 'cancelled' }, 'INSTÄLLT: Besök 8:00', 'CONFIRMED'],
    [{ standing: 'vacant' }, 'Ingen är bokad än 8:00', 'TENTATIVE'],
    [{ kind: 'waiting' }, 'Väntetid 8:00', 'CONFIRMED'],
    [{ kind: 'standby', firstName: 'Leif' }, 'Beredskap 8:00, Leif', 'CONFIRMED'],
    [{ firstName: '\u2800' }, 'Besök 8:00', 'CONFIRMED'],
  ] as const)('%o is "%s"', (more, summary, status) => {
    const event = only(textOf([entry({ ...more, busy: false })]))
    expect([value(event, 'summary'), value(event, 'status'), value(event, 'transp')]).toEqual([
      ...[summary, status, 'TRANSPARENT'],
    ])
  })

  it('says what the time alone does not: a promised window, beredskap, an end that cannot be right', () => {
    const window = { start: new Date('2026-11-20T06:30:00Z'), end: new Date('2026-11-20T07:30:00Z') }
    expect(value(only(textOf([entry({ window })])), 'description')).toContain('börjar mellan klockan 7:30 och 8:30.')
    const standby = only(textOf([entry({ kind: 'standby', end: null })]))
    expect(value(standby, 'description')).toMatch(/kommer om det behövs\.\nDet är inte känt när det slutar\./)
    expect(standby.getFirstProperty('dtend')).toBeNull()
  })

  it('tells days that are not planned from days without a visit', () => {
    const event = only(textOf([], { plannedUntil: '2026-12-13' }))
    expect([value(event, 'uid'), value(event, 'dtstart'), value(event, 'summary')]).toEqual([
      ...['end-2026-12-14', '2026-12-14', 'Planen slutar här'],
    ])
    expect(eventsIn(textOf([], { plannedUntil: '2027-01-18' }))).toEqual([])
  })

  it.each([
    ['the hour that comes twice', '2026-10-24T20:00:00Z', '2026-10-25T06:00:00Z', 10],
    ['the hour that is not there', '2027-03-27T21:00:00Z', '2027-03-28T05:00:00Z', 8],
  ])('keeps a night over %s as long as it is', (_, from, to, hours) => {
    const event = new ICAL.Event(only(textOf([entry({ start: new Date(from), end: new Date(to), kind: 'waiting' })])))
    expect(value(event.component, 'summary')).toBe('Väntetid 22:00')
    expect([event.startDate.toJSDate(), event.endDate.toJSDate()]).toEqual([new Date(from), new Date(to)])
    expect(event.duration.toSeconds()).toBe(hours * 3600)
  })

  it.each(languages)('can be read in %s', (language) => {
    const events = eventsIn(textOf([entry(), entry({ standing: 'cancelled', uid: 'two' })], { language }))
    const [visit = '', cancelled = ''] = events.map((event) => value(event, 'summary'))
    expect(cancelled).toMatch(/^\p{Lu}{5,}: /u)
    expect(cancelled.endsWith(visit)).toBe(true)
  })

  it('is valid and without anything in it when an address opens nothing', () => {
    const text = emptyCalendarText('sv')
    expect(eventsIn(text)).toEqual([])
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]+\r\nEND:VCALENDAR\r\n$/)
  })
})

describe('whatever a provider calls somebody', () => {
  const name = fc.string({ unit: 'binary', maxLength: 200 }).filter((text) => text.trim() !== '')

  it('lines are at most 75 octets, end with CR and LF, and have no sign that no text may have', () => {
    fc.assert(
      fc.property(name, (firstName) => {
        const text = textOf([entry({ firstName })])
        const lines = text.split('\r\n')
        expect(lines.pop()).toBe('')
        for (const line of lines) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
          expect(line).not.toMatch(/[\u0000-\u0008\u000A-\u001F\u007F]/)
        }
      }),
    )
  })

  it('it comes back as it was, and adds nothing to the calendar', () => {
    const plain = fc.string({
      unit: fc.constantFrom('a', 'Å', 'ö', ',', ';', ':', '\\', '"', '\n', '-', '🙂', ' ', 'ן', 'BEGIN:VEVENT', '\\n'),
      minLength: 1,
      maxLength: 120,
    })
    fc.assert(
      fc.property(plain, (typed) => {
        const firstName = `A${typed}z`
        const text = textOf([entry({ firstName })])
        const [event, ...others] = eventsIn(text)
        expect(others).toEqual([])
        const said = value(event ?? new ICAL.Component('none'), 'summary').replaceAll(/[\u2068\u2069]/g, '')
        expect(said).toBe(`Besök 8:00, ${firstName}`)
      }),
    )
  })
})

describe('how long it takes', () => {
  it('500 entries are written in 40 ms, or in no more than 20 times what it takes to copy them as JSON', () => {
    const many = Array.from({ length: 500 }, (_, nr) => entry({ uid: `uid-${nr}`, firstName: 'Anna' }))
    const timed = (work: () => unknown) => {
      const times = Array.from({ length: 7 }, () => {
        const from = performance.now()
        work()
        return performance.now() - from
      })
      return Math.min(...times)
    }
    const took = timed(() => textOf(many))
    expect(eventsIn(textOf(many))).toHaveLength(500)
    expect(took).toBeLessThan(Math.max(40, 20 * timed(() => JSON.stringify(JSON.parse(JSON.stringify(many))))))
  })
})
