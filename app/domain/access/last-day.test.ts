import { describe, expect, it } from 'vitest'
import { rightAt } from '../../../tests/support/rights'
import { comesOfAgeOn, lastDayOf, lastDayToGive, latestEnd } from './last-day'
import { giverEnds } from './rights'

const leila = { kind: 'vardnadshavare', brukareBirthDate: '2017-03-10', validTo: null }

describe('the last day', () => {
  it('of a vårdnadshavare’s right is the day before 18, and of what it gives the day before 15', () => {
    expect(comesOfAgeOn(leila)).toBe('2035-03-10')
    expect([lastDayOf(leila), lastDayToGive(leila)]).toEqual(['2035-03-09', '2032-03-09'])
    const sooner = { ...leila, validTo: '2030-01-01' }
    expect([lastDayOf(sooner), lastDayToGive(sooner)]).toEqual(['2030-01-01', '2030-01-01'])
    const leap = { ...leila, brukareBirthDate: '2016-02-29' }
    expect([lastDayOf(leap), lastDayToGive(leap)]).toEqual(['2034-02-27', '2031-02-27'])
  })

  it('of another is what is written', () => {
    const greta = { kind: 'godMan', brukareBirthDate: '2017-03-10', validTo: '2027-05-01' }
    expect([comesOfAgeOn(greta), lastDayOf(greta), lastDayToGive(greta)]).toEqual([null, '2027-05-01', '2027-05-01'])
  })

  it('of several is the last, and none when one has none', () => {
    expect([latestEnd(['2027-01-01', '2028-01-01']), latestEnd(['2027-01-01', null]), latestEnd([])]).toEqual([
      '2028-01-01',
      null,
      null,
    ])
  })

  it('of what is given is its giver’s, where that reaches', () => {
    const scopes = new Set(['schedule:read', 'access:manage'] as const)
    const at = (providerId: string, validTo: string | null, givesUntil?: string) =>
      rightAt(providerId, { role: 'vardnadshavare', scopes, validTo, givesUntil })
    expect(giverEnds([at('farsta', '2035-03-09', '2032-03-09')], ['schedule:read'])).toBe('2032-03-09')
    expect(giverEnds([at('farsta', '2030-01-01'), at('soder', '2031-01-01')], ['schedule:read'])).toBe('2031-01-01')
    expect(giverEnds([at('farsta', '2030-01-01')], ['object'])).toBeNull()
    expect(giverEnds([at('farsta', null)], ['schedule:read'])).toBeNull()
  })
})
