import { describe, expect, it } from 'vitest'
import { daysOf, newWishDraft, wantedOf, wishFaults, wishKey, type WishDraftValues } from './draft'

const today = '2026-11-19'
const now = new Date('2026-11-19T12:00:00+01:00')
const shift = {
  ...{ id: 's1', date: '2026-11-21', start: '2026-11-21T07:00:00Z', end: '2026-11-21T12:00:00Z' },
  ...{ status: 'planned', timeKind: 'active' as const, staffName: 'Amina' },
}
const begun = (kind: WishDraftValues['kind'], more: Partial<WishDraftValues> = {}): WishDraftValues => ({
  ...newWishDraft({ providerId: 'farsta', kind, shift: null, plan: null }, today),
  ...more,
})
const faults = (values: WishDraftValues) => wishFaults(values, now).map(({ field, fault }) => `${field} ${fault}`)
const time = (start: string, end: string, date = '2026-11-21') => ({ date, start, end })

describe('what is wrong in a wish', () => {
  it('is nothing where no more is asked than the words, which may be empty', () => {
    expect(faults(begun('cancel', { shift }))).toEqual([])
    expect(faults(begun('otherPerson', { shift }))).toEqual([])
  })

  it('is that a change of the plan says nothing, and that the words are more than the contract takes', () => {
    expect(faults(begun('plan', { text: ' ' }))).toEqual(['text textMissing'])
    expect(faults(begun('cancel', { shift, text: 'a'.repeat(4001) }))).toEqual(['text textLong'])
  })

  it.each([
    ['no time', time('', ''), ['timeStart timeMissing']],
    ['no end', time('8', ''), ['timeEnd endMissing']],
    ['the time that it has', time('8', '13'), ['timeStart sameTime']],
    ['a day that is over', time('8', '12', '2026-11-18'), ['timeDate past']],
    ['a time that is over today', time('8', '13', today), ['timeStart timePast']],
    ['a time later today', time('13', '15', today), []],
    ['another time', time('9', '14'), []],
  ])('of another time is, with %s', (_what, typed, wrong) => {
    expect(faults(begun('move', { shift, time: typed }))).toEqual(wrong)
  })

  it.each([
    ['no days', { from: '', to: '' }, ['from noDate', 'to noDate']],
    ['an end before the beginning', { from: '2026-11-23', to: '2026-11-22' }, ['to toBefore']],
    ['an end that is over', { from: '2026-11-10', to: '2026-11-18' }, ['to past']],
    ['no end known', { from: '2026-11-23', to: '', noEnd: true }, []],
    ['no end known and a beginning that has been', { from: '2019-11-18', to: '', noEnd: true }, ['from fromPast']],
    ['no end known from today', { from: today, to: '', noEnd: true }, []],
    ['a beginning that has been', { from: '2026-11-10', to: '2026-11-19' }, []],
  ])('of an absence is, with %s', (_what, typed, wrong) => {
    expect(faults(begun('absence', typed))).toEqual(wrong)
    expect(faults(begun('hospital', typed))).toEqual(wrong)
  })
})

describe('what a wish says', () => {
  it('is a time where one is asked for, and days where they are', () => {
    const moved = begun('move', { shift, time: time('9', '14') })
    expect(wantedOf(moved)).toEqual({ start: '2026-11-21T08:00:00.000Z', end: '2026-11-21T13:00:00.000Z' })
    expect([wantedOf(begun('cancel')), daysOf(moved)]).toEqual([null, null])
    expect(daysOf(begun('absence', { from: '2026-11-23', to: '2026-11-25' }))).toEqual({
      ...{ from: '2026-11-23', to: '2026-11-25' },
    })
    // What was typed before it was said that nobody knows is not sent.
    expect(daysOf(begun('hospital', { from: '2026-11-23', to: '2026-11-25', noEnd: true }))?.to).toBeNull()
    expect(daysOf(begun('absence', { from: '2026-11-23' }))).toBeNull()
  })

  it('is told from another by what it is about, not by its words', () => {
    const one = begun('cancel', { shift })
    expect(wishKey({ ...one, text: 'Hej' })).toBe(wishKey(one))
    expect(wishKey({ ...one, kind: 'move' })).not.toBe(wishKey(one))
    expect(wishKey({ ...one, shift: { ...shift, id: 's2' } })).not.toBe(wishKey(one))
  })
})
