import { describe, expect, it } from 'vitest'
import { formatsFor } from './format'
import { textsFor } from './texts'

const sv = formatsFor('sv')
const en = formatsFor('en')
const fi = formatsFor('fi')
const at = (text: string) => new Date(text)

describe('times', () => {
  it('shows 7:53 in Swedish and English, and 7.53 in Finnish', () => {
    const time = at('2026-11-19T07:53:00+01:00')
    expect([sv.time(time), en.time(time), fi.time(time)]).toEqual(['7:53', '7:53', '7.53'])
  })

  it('speaks whole hours without zeros', () => {
    expect(sv.atTime(at('2026-11-19T08:00:00+01:00'))).toBe('klockan 8')
    expect(sv.atTime(at('2026-11-19T07:53:00+01:00'))).toBe('klockan 7:53')
    expect(fi.atTime(at('2026-11-19T07:53:00+01:00'))).toBe('kello 7.53')
    expect(en.atTime(at('2026-11-19T08:00:00+01:00'))).toBe('8:00')
  })

  it('follows the clock in summer', () => {
    expect(sv.time(at('2026-07-01T05:00:00Z'))).toBe('7:00')
  })

  it('writes spans in words, and says when they end the next day', () => {
    const evening = at('2026-11-19T22:00:00+01:00')
    expect(sv.span(at('2026-11-19T07:00:00+01:00'), at('2026-11-19T14:30:00+01:00'))).toBe('från klockan 7 till 14:30')
    expect(sv.span(evening, at('2026-11-20T06:00:00+01:00'))).toBe('från klockan 22 till 6 nästa dag')
    expect(sv.span(evening, at('2026-11-20T00:00:00+01:00'))).toBe('från klockan 22 till 24')
    expect(en.span(evening, at('2026-11-20T00:00:00+01:00'))).toBe('from 22:00 to midnight')
    expect(sv.spanShort(evening, at('2026-11-20T00:00:00+01:00'))).toBe('22:00–24:00')
  })

  it('writes spans to look at in one way: no zero before the hour, and an en dash', () => {
    const [from, to] = [at('2026-11-19T06:03:00+01:00'), at('2026-11-19T13:57:00+01:00')]
    const lattlast = formatsFor('sv-lattlast')
    expect([sv, lattlast, en].map((f) => f.spanShort(from, to))).toEqual(Array(3).fill('6:03–13:57'))
    expect(fi.spanShort(from, to)).toBe('6.03–13.57')
    expect(sv.window(from, to)).toBe('mellan klockan 6:03 och 13:57')
  })
})

describe('days', () => {
  it('writes a day in three languages', () => {
    expect(sv.date('2026-11-19')).toBe('torsdag 19 november')
    expect(en.date('2026-11-19')).toBe('Thursday 19 November')
    expect(fi.date('2026-11-19')).toBe('torstai 19. marraskuuta')
    expect(sv.dateLong('2026-11-19')).toBe('torsdag 19 november 2026')
    expect(fi.dateLong('2026-11-19')).toBe('torstai 19. marraskuuta 2026')
    expect(sv.dateShort('2026-11-19')).toBe('19 november')
  })

  it('takes the day of an instant from Stockholm', () => {
    expect(sv.date(at('2026-11-18T23:30:00Z'))).toBe('torsdag 19 november')
    expect(sv.dateTime(at('2026-11-18T23:30:00Z'))).toBe('torsdag 19 november klockan 0:30')
    expect(en.dateTime(at('2026-11-19T07:53:00+01:00'))).toBe('Thursday 19 November at 7:53')
  })

  it('gives a day of another year than the page its year', () => {
    const now = at('2026-11-19T12:00:00+01:00')
    const [here, finnish] = [formatsFor('sv', now), formatsFor('fi', now)]
    expect(here.date('2026-11-21')).toBe('lördag 21 november')
    expect(here.date('2027-01-05')).toBe('tisdag 5 januari 2027')
    expect(here.dateLong('2027-01-05')).toBe('tisdag 5 januari 2027')
    expect(here.relativeDay('2025-12-31', '2026-01-01')).toBe('i går')
    expect(here.dateTime(at('2025-11-19T07:53:00+01:00'))).toBe('onsdag 19 november 2025 klockan 7:53')
    expect(here.dateRange('2025-11-03', '2025-11-09')).toBe('3 till 9 november 2025')
    expect(finnish.dateRange('2025-11-03', '2025-11-09')).toBe('marraskuun 3. päivästä 9. päivään vuonna 2025')
    expect(formatsFor('sv', at('2026-12-31T23:30:00Z')).date('2027-01-01')).toBe('fredag 1 januari')
  })

  it('says in Finnish on which day, in the essive, within a sentence', () => {
    expect(fi.dateTime(at('2026-11-21T07:53:00+01:00'))).toBe('lauantaina 21. marraskuuta kello 7.53')
    const t = textsFor('fi')
    expect(t('schedule.began', { date: fi.date('2026-11-25') })).toBe('Alkoi keskiviikkona 25. marraskuuta.')
    const day = fi.relativeDay('2026-11-21', '2026-11-21')
    expect(t('now.line.nextVacant', { day, time: 'kello 8' })).toContain('on tänään kello 8.')
    expect(fi.date('2026-11-21')).toBe('lauantai 21. marraskuuta')
  })

  it('names the days around today', () => {
    const names = ['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21'].map((day) =>
      sv.relativeDay(day, '2026-11-19'),
    )
    expect(names).toEqual(['i går', 'i dag', 'i morgon', 'lördag 21 november'])
  })

  it('writes ranges in words', () => {
    expect(sv.dateRange('2026-11-23', '2026-11-29')).toBe('23 till 29 november')
    expect(sv.dateRange('2026-11-30', '2026-12-06')).toBe('30 november till 6 december')
    expect(sv.dateRange('2026-12-28', '2027-01-03')).toBe('28 december 2026 till 3 januari 2027')
    expect(en.dateRange('2026-11-23', '2026-11-29')).toBe('23 to 29 November')
    expect(fi.dateRange('2026-11-23', '2026-11-29')).toBe('marraskuun 23. päivästä 29. päivään')
    expect(fi.dateRange('2026-11-30', '2026-12-06')).toBe('marraskuun 30. päivästä joulukuun 6. päivään')
    expect(sv.dateRange('2026-11-23', '2026-11-23')).toBe('måndag 23 november')
  })

  it('names months and weeks', () => {
    expect(sv.month('2026-11')).toBe('november 2026')
    expect(fi.month('2026-11')).toBe('marraskuu 2026')
    expect(sv.week({ week: 47 })).toBe('vecka 47')
  })
})

describe('durations', () => {
  it('writes hours and minutes in words', () => {
    expect([0, 1, 59, 60, 61, 195].map(sv.duration)).toEqual([
      '0 minuter',
      '1 minut',
      '59 minuter',
      '1 timme',
      '1 timme 1 minut',
      '3 timmar 15 minuter',
    ])
    expect(sv.duration(-15)).toBe('minus 15 minuter')
    expect(fi.duration(195)).toBe('3 tuntia 15 minuuttia')
    expect(en.duration(61)).toBe('1 hour 1 minute')
  })
})

describe('lists and numbers', () => {
  it('joins with the word of the language', () => {
    expect(sv.list(['Anna', 'Bo', 'Cecilia'])).toBe('Anna, Bo och Cecilia')
    expect(fi.list(['Anna', 'Bo'])).toBe('Anna ja Bo')
    expect(en.number(1234)).toBe('1,234')
  })
})
