import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTimes, sentTimes, timesFields } from './times'

const today = '2026-11-19'
const sent = (fields: Record<string, string>) => {
  const all = { quiet: 'no', from: '', to: '', pause: 'no', language: 'sv', ...fields }
  return sentTimes(new URLSearchParams(all), today)
}
const faultsOf = (fields: Record<string, string>) => {
  const read = readTimes(sent(fields), today)
  return read.ok ? [] : read.faults
}

describe('when one wants to be told', () => {
  it('is read as people type it', () => {
    const fields = {
      quiet: 'yes',
      from: '22',
      to: '6.30',
      pause: 'day',
      day: '20',
      'day-month': 'nov',
      'day-year': '26',
    }
    expect(readTimes(sent(fields), today)).toEqual({
      ok: true,
      chosen: { language: 'sv', quiet: { from: '22:00', to: '06:30' }, pause: { to: '2026-11-20' } },
    })
  })

  it('takes no notice of a time or a day that is not asked for', () => {
    expect(readTimes(sent({ from: 'x', day: 'y' }), today)).toEqual({
      ok: true,
      chosen: { language: 'sv', quiet: null, pause: null },
    })
    expect(readTimes(sent({ pause: 'further', day: 'y' }), today)).toMatchObject({ chosen: { pause: { to: null } } })
  })

  it('says what is wrong where it is', () => {
    expect(faultsOf({ language: 'de' })).toEqual([{ field: 'language', fault: 'chooseLanguage' }])
    expect(faultsOf({ quiet: 'yes', to: '25:00' })).toEqual([
      { field: 'from', fault: 'noTime' },
      { field: 'to', fault: 'badTime' },
    ])
    expect(faultsOf({ quiet: 'yes', from: '7', to: '07:00' })).toEqual([{ field: 'to', fault: 'sameTime' }])
    expect(faultsOf({ pause: 'day', day: '2026-11-18' })).toEqual([{ field: 'day', fault: 'past' }])
    expect(faultsOf({ pause: 'day' })).toEqual([{ field: 'day', fault: 'noDate' }])
  })

  it('is the same when the form is sent as it was drawn', () => {
    const clock = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
    const quiet = fc.record({ from: clock, to: clock }).filter(({ from, to }) => from !== to)
    const pause = fc.record({ to: fc.option(fc.constantFrom('2026-11-19', '2026-12-31', '2027-02-28')) })
    const chosen = fc.record({
      ...{ language: fc.constantFrom('sv' as const, 'fi' as const), quiet: fc.option(quiet), pause: fc.option(pause) },
    })
    fc.assert(
      fc.property(chosen, (one) => {
        const again = sentTimes(new URLSearchParams(timesFields(one)), today)
        expect(readTimes(again, today)).toEqual({ ok: true, chosen: one })
      }),
    )
  })
})
