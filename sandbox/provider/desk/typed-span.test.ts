import { describe, expect, it } from 'vitest'
import { spanOf } from './typed-span'

const typed = (values: Record<string, string>) => ({
  one: (name: string) => values[name] ?? '',
  all: (name: string) => [values[name] ?? ''],
})

const night = (date: string, start: string, endDate: string, end: string) =>
  spanOf(typed({ datum: date, start, slutdatum: endDate, slut: end }))

describe('a span typed at the desk', () => {
  it('is read as Stockholm time', () => {
    expect(night('2026-11-19', '07:00', '2026-11-19', '14:30')).toEqual({
      span: { start: new Date('2026-11-19T06:00:00Z'), end: new Date('2026-11-19T13:30:00Z') },
    })
  })

  it('is nine hours for 22 to 06 when the clock goes back', () => {
    expect(night('2026-10-24', '22:00', '2026-10-25', '06:00')).toEqual({
      span: { start: new Date('2026-10-24T20:00:00Z'), end: new Date('2026-10-25T05:00:00Z') },
    })
  })

  it('cannot begin in the hour that does not exist in spring', () => {
    expect(night('2026-03-29', '02:30', '2026-03-29', '06:00')).toEqual({
      errors: [{ field: 'start', message: expect.any(String) }],
    })
  })

  it('names every field that is not understood, and an end before the start', () => {
    const fields = (result: ReturnType<typeof spanOf>) =>
      'errors' in result ? result.errors.map((it) => it.field) : []
    expect(fields(night('i dag', '7', '2026-02-30', 'sen'))).toEqual(['datum', 'slutdatum', 'slut'])
    expect(fields(night('2026-11-19', '14:00', '2026-11-19', '07:00'))).toEqual(['slut'])
  })
})
