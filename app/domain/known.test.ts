import { describe, expect, it } from 'vitest'
import { isWhole, joined, knownAs, shownOf, thingsIn, type Known } from './known'

const asOf = new Date('2026-11-19T14:00:00Z')
const earlier = new Date('2026-11-19T08:00:00Z')
const has = (...data: string[]) => ({ is: 'known' as const, data, asOf, kept: false })
const down: Known<readonly string[]> = { is: 'unknown', why: 'unavailable', since: earlier }
const all = (...parts: Known<readonly string[]>[]) => thingsIn(joined(parts, 'schedule:read'), (part) => part)

describe('what is known of what several places have', () => {
  it('is all of it, with the oldest time, when all have told', () => {
    expect(all(has('a'), { ...has('b'), asOf: earlier, kept: true })).toEqual({
      is: 'known',
      data: ['a', 'b'],
      asOf: earlier,
      kept: true,
    })
  })

  it('is that there is none only when all have told, and none has any', () => {
    expect(all(has(), has())).toEqual({ is: 'none', asOf, kept: false })
    expect(all(has(), down)).toEqual(down)
    expect(all(down)).toEqual(down)
  })

  it('is a part of it when one has not told', () => {
    expect(all(has('a'), down)).toEqual({ is: 'partly', data: ['a'], lacks: down })
  })

  it('is nothing to be seen without a place', () => {
    expect(all()).toEqual({ is: 'notYours', scope: 'schedule:read' })
  })

  it('shows what came, and says whether that is all', () => {
    expect([all(has('a')), all(has()), all(has('a'), down), down].map((one) => [shownOf(one), isWhole(one)])).toEqual([
      [['a'], true],
      [[], true],
      [['a'], false],
      [[], false],
    ])
  })

  it('is at least what is kept here, when nothing of it can be had', () => {
    const lacks = { is: 'unknown', why: 'unavailable', since: null } as const
    expect(knownAs(lacks, ['a'])).toEqual({ is: 'partly', data: ['a'], lacks })
    expect(knownAs(lacks, [])).toEqual(lacks)
    expect(knownAs({ is: 'notYours', scope: 'object' }, [])).toEqual({ is: 'notYours', scope: 'object' })
  })
})
